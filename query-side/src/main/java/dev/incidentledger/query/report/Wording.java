package dev.incidentledger.query.report;

import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.query.language.Durations;
import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.language.PageTime;
import dev.incidentledger.query.language.Phrases;
import dev.incidentledger.query.platform.Provenance;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** How a report speaks: in one language, with the times of the page's zone. */
final class Wording {

    private final Phrases phrases;
    private final PageTime times;
    private final Durations durations;

    Wording(Language language, ZoneId zone) {
        this.phrases = Phrases.in(language);
        this.times = new PageTime(zone, language);
        this.durations = new Durations(phrases);
    }

    PageTime times() {
        return times;
    }

    Durations durations() {
        return durations;
    }

    String say(String key, Object... arguments) {
        return phrases.say(key, arguments);
    }

    Paragraph paragraph(String key, Object... arguments) {
        return Prose.paragraph(tell(key, arguments));
    }

    /** Arguments that are nodes stay what they are. */
    List<Node> tell(String key, Object... arguments) {
        return phrases.pieces(Node.class, Prose::text, key, arguments);
    }

    /** As in the middle of a sentence. */
    String word(Enum<?> value) {
        return phrases.word(value);
    }

    /** As at the beginning of one. */
    String label(Enum<?> value) {
        var word = word(value);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** A sentence to append; empty where no reason was demanded. */
    String reason(Provenance provenance) {
        return provenance.reason() == null ? "" : say("reason", provenance.reason());
    }

    /** Each with how it is. */
    String affected(List<AffectedComponent> components) {
        return components.stream()
                .map(component -> say("component.said", component.name(), word(component.status())))
                .collect(Collectors.joining("; "));
    }

    /** The first two by name: {@code A}, {@code A and B}, {@code A and B and 2 more components}. */
    String names(List<String> names) {
        return switch (names.size()) {
            case 1 -> names.getFirst();
            case 2 -> say("report.names", names.get(0), names.get(1));
            default -> say("report.names.more", names.get(0), names.get(1), names.size() - 2);
        };
    }
}
