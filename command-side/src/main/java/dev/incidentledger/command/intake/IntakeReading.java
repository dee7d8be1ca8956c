package dev.incidentledger.command.intake;

import dev.incidentledger.command.intake.IntakeSettings.RuleSettings;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.Impact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes an intake of what was configured, and remembers all that is wrong with it. */
final class IntakeReading {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Template NONE = new Template("");

    private final String id;
    private final IntakeSettings settings;
    private final List<String> faults = new ArrayList<>();

    IntakeReading(String id, IntakeSettings settings) {
        this.id = id;
        this.settings = settings;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Good only when there are no faults afterwards. */
    Intake intake() {
        require(
                ID.matcher(id).matches(),
                "",
                "an intake is named in lower-case letters, digits and hyphens, at most 40");
        require(LABEL.matcher(settings.severityLabel()).matches(), ".severity-label", "this is no name of a label");
        require(!settings.reopenWithin().isNegative(), ".reopen-within", "this must not be negative");
        require(
                isWithin(Duration.ofHours(24), settings.lateDeliveries()),
                ".late-deliveries",
                "this must be from 0 to 24 hours");
        require(
                isWithin(Duration.ofDays(3_650), settings.oldestStart()),
                ".oldest-start",
                "this must be from 0 to 3650 days");
        return new Intake(
                id,
                read(".title", settings.title(), Template::parse, NONE),
                read(".message", settings.message(), Template::parse, NONE),
                read(".update-message", settings.updateMessage(), Template::parse, NONE),
                read(".resolved-message", settings.resolvedMessage(), Template::parse, NONE),
                settings.audience(),
                settings.severityLabel(),
                pairs(".severities", settings.severities(), ComponentStatus.values()),
                pairs(".impacts", settings.impacts(), Impact.values()),
                settings.onResolved(),
                settings.reopenWithin(),
                settings.lateDeliveries(),
                settings.oldestStart(),
                rules());
    }

    private static boolean isWithin(Duration most, Duration duration) {
        return !duration.isNegative() && duration.compareTo(most) <= 0;
    }

    private List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < settings.rules().size(); i++) {
            rules.add(rule(".rules[%d]".formatted(i), settings.rules().get(i)));
        }
        return rules;
    }

    private Rule rule(String at, RuleSettings rule) {
        var component = rule.component() == null ? "" : rule.component();
        require(!rule.match().isEmpty(), at + ".match", "a rule needs at least one matcher, like service=checkout");
        require(!component.isBlank(), at + ".component", "a rule needs the id or the name of a component");
        require(
                rule.status() != null || !settings.severities().isEmpty(),
                at + ".status",
                "a rule needs a status, unless severities say how bad an alert is");
        var matchers = new ArrayList<LabelMatcher>();
        for (int i = 0; i < rule.match().size(); i++) {
            var place = "%s.match[%d]".formatted(at, i);
            var text = rule.match().get(i);
            read(place, text, parsed -> matchers.add(LabelMatcher.parse(parsed)), false);
        }
        return new Rule(matchers, component, rule.status());
    }

    private <E extends Enum<E>> Map<String, E> pairs(String at, List<String> pairs, E[] values) {
        var all = new HashMap<String, E>();
        for (var pair : pairs) {
            int equals = pair.lastIndexOf('=');
            var name = pair.substring(equals + 1).strip();
            var value = List.of(values).stream()
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
            boolean isPair = equals > 0 && value.isPresent();
            require(isPair, at, "\"%s\" is not like critical=%s".formatted(pair, lastOf(values)));
            value.filter(_ -> isPair)
                    .ifPresent(one -> all.put(pair.substring(0, equals).strip(), one));
        }
        return all;
    }

    private static <E extends Enum<E>> String lastOf(E[] values) {
        return values[values.length - 1].name().toLowerCase(Locale.ROOT);
    }

    private <T> T read(String at, String text, Function<String, T> parse, T otherwise) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException invalid) {
            require(false, at, String.valueOf(invalid.getMessage()));
            return otherwise;
        }
    }

    private void require(boolean holds, String at, String otherwise) {
        if (!holds) {
            faults.add("ledger.intake.%s%s: %s".formatted(id, at, otherwise));
        }
    }
}
