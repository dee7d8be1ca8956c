package dev.incidentledger.command.intake;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places for what alerts say: {@code {service}} for a label, {@code {annotations.summary}} for an annotation.
 * Where alerts differ, up to three of their values are named.
 */
record Template(String text) {

    private static final Pattern PLACE = Pattern.compile("\\{(annotations\\.)?([a-zA-Z_][a-zA-Z0-9_]*)}");
    private static final Pattern BRACE = Pattern.compile("[{}]");
    private static final int MOST_VALUES = 3;

    /** Throws {@link IllegalArgumentException} with a sentence for whoever wrote it. */
    static Template parse(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("it must not be blank");
        }
        if (BRACE.matcher(PLACE.matcher(text).replaceAll("")).find()) {
            throw new IllegalArgumentException(
                    "braces hold the name of a label, like {alertname}, or of an annotation, like {annotations.summary}");
        }
        return new Template(text);
    }

    /** Markdown of at most {@code most} code points; what alerts say is escaped. */
    String markdown(List<Alert> alerts, int most) {
        return Texts.truncated(filled(alerts, Texts::escaped), most);
    }

    /** One line of plain text of at most {@code most} code points. */
    String line(List<Alert> alerts, int most) {
        return Texts.truncated(Texts.line(filled(alerts, UnaryOperator.identity())), most);
    }

    private String filled(List<Alert> alerts, UnaryOperator<String> escape) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(escape.apply(values(alerts, place))));
    }

    private static String values(List<Alert> alerts, MatchResult place) {
        var values = alerts.stream()
                .map(alert -> Texts.line(texts(alert, place).getOrDefault(place.group(2), "")))
                .filter(value -> !value.isBlank())
                .distinct()
                .toList();
        if (values.isEmpty()) {
            return "(no %s)".formatted(place.group(2));
        }
        var named = String.join(", ", values.subList(0, Math.min(values.size(), MOST_VALUES)));
        return values.size() > MOST_VALUES ? "%s and %d more".formatted(named, values.size() - MOST_VALUES) : named;
    }

    private static Map<String, String> texts(Alert alert, MatchResult place) {
        return place.group(1) == null ? alert.labels() : alert.annotations();
    }
}
