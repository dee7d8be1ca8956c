package dev.incidentledger.query.report;

import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.timeline.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Puts what became different of an incident into words, event by event. */
final class ChangesReport {

    private final Wording words;

    private ChangesReport(Wording words) {
        this.words = words;
    }

    static Document of(Changes changes, Wording words) {
        return Prose.appended(new Document(), new ChangesReport(words).blocks(changes));
    }

    private List<Node> blocks(Changes changes) {
        var blocks = new ArrayList<Node>();
        blocks.add(Prose.heading(1, words.say("changes", changes.title())));
        blocks.add(words.paragraph(
                "changes.incident",
                changes.id(),
                changes.from().position(),
                changes.to().position(),
                words.times().zone()));
        if (changes.changes().isEmpty()) {
            blocks.add(words.paragraph("changes.none"));
        }
        changes.changes().stream()
                .collect(Collectors.groupingBy(Change::provenance, LinkedHashMap::new, Collectors.toList()))
                .forEach((event, made) -> blocks.addAll(event(event, made)));
        return blocks;
    }

    private List<Node> event(Provenance event, List<Change> made) {
        var heading = words.say("changes.event", event.position(), words.times().dayAndTime(event.recordedAt()));
        return List.of(
                Prose.heading(2, heading),
                by(event),
                Prose.list(made.stream().map(this::item).toList()));
    }

    private Paragraph by(Provenance event) {
        return words.paragraph(
                "changes.recorded",
                event.actor() == null ? "" : words.say("changes.actor", event.actor()),
                event.channel() == null ? "" : words.say("changes.channel", event.channel()),
                words.reason(event));
    }

    private List<Node> item(Change change) {
        var fact = change.fact();
        var name = fact.of() == null ? fact.what() : words.say("changes.of", fact.what(), fact.of());
        return List.of(
                words.paragraph("changes.change", Prose.strong(name), said(change.after()), said(change.before())));
    }

    private String said(@Nullable Object value) {
        return switch (value) {
            case null -> words.say("changes.nothing");
            case Instant time -> words.times().dayAndTime(time);
            case String text -> words.say("changes.text", text);
            case AffectedComponent component -> component.name() + " " + words.word(component.status());
            case ExternalReference reference -> reference.url() == null ? reference.id() : reference.url();
            case Collection<?> several -> several.stream().map(this::said).collect(Collectors.joining(", "));
            case Boolean yes -> words.say(yes ? "changes.yes" : "changes.no");
            default -> JsonMapper.shared().valueToTree(value).asString();
        };
    }
}
