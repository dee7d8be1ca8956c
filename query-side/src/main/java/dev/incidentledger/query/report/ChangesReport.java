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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Puts what became different of an incident into words, event by event. */
final class ChangesReport {

    private static final String NOTHING = "nothing";

    private final PageTime times;

    private ChangesReport(PageTime times) {
        this.times = times;
    }

    static Document of(Changes changes, PageTime times) {
        return Prose.appended(new Document(), new ChangesReport(times).blocks(changes));
    }

    private List<Node> blocks(Changes changes) {
        var blocks = new ArrayList<Node>();
        blocks.add(Prose.heading(1, "What became different: " + changes.title()));
        blocks.add(Prose.paragraph("Incident %s, behind position %d of the log up to position %d. Times are in %s."
                .formatted(changes.id(), changes.from().position(), changes.to().position(), times.zone())));
        if (changes.changes().isEmpty()) {
            blocks.add(Prose.paragraph("Nothing became different."));
        }
        changes.changes().stream()
                .collect(Collectors.groupingBy(Change::provenance, LinkedHashMap::new, Collectors.toList()))
                .forEach((event, made) -> blocks.addAll(event(event, made)));
        return blocks;
    }

    private List<Node> event(Provenance event, List<Change> made) {
        var heading = "Position %d, %s".formatted(event.position(), times.dayAndTime(event.recordedAt()));
        return List.of(
                Prose.heading(2, heading),
                Prose.paragraph(by(event)),
                Prose.list(made.stream().map(this::item).toList()));
    }

    private static String by(Provenance event) {
        var who = event.actor() == null ? "Recorded" : "Recorded by " + event.actor();
        var how = event.channel() == null ? "" : " through " + event.channel();
        return who + how + "." + Reason.of(event);
    }

    private List<Node> item(Change change) {
        var fact = change.fact();
        var name = fact.of() == null ? fact.what() : "%s of %s".formatted(fact.what(), fact.of());
        return List.of(Prose.paragraph(List.of(
                Prose.strong(name),
                Prose.text(": %s, before: %s".formatted(said(change.after()), said(change.before()))))));
    }

    private String said(@Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case Instant time -> times.dayAndTime(time);
            case String text -> "“%s”".formatted(text);
            case AffectedComponent component -> "%s %s".formatted(component.name(), Wording.of(component.status()));
            case ExternalReference reference -> reference.url() == null ? reference.id() : reference.url();
            case Collection<?> several -> several.stream().map(this::said).collect(Collectors.joining(", "));
            case Boolean yes -> yes ? "yes" : "no";
            default -> JsonMapper.shared().valueToTree(value).asString();
        };
    }
}
