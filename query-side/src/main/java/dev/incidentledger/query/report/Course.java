package dev.incidentledger.query.report;

import static java.util.Comparator.comparing;

import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.query.timeline.ClaimedComponent;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.Recovery;
import dev.incidentledger.query.timeline.TimelineEntry;
import dev.incidentledger.query.timeline.UpdateHistory;
import dev.incidentledger.query.timeline.UpdateKind;
import dev.incidentledger.query.timeline.UpdateVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.Node;

/** Everything that was said and each recovery, in the order in which it was true, each correction with its reason. */
final class Course {

    private record Passage(TimelineEntry entry, List<Node> blocks) {}

    private final IncidentHistory incident;
    private final PageTime times;

    Course(IncidentHistory incident, PageTime times) {
        this.incident = incident;
        this.times = times;
    }

    List<Node> blocks() {
        var told = incident.told().stream().map(update -> new Passage(update, item(update)));
        var recovered = incident.recoveries().stream().map(recovery -> new Passage(recovery, item(recovery)));
        var items = Stream.concat(told, recovered)
                .sorted(comparing(Passage::entry, TimelineEntry.NEWEST_FIRST.reversed()))
                .map(Passage::blocks)
                .toList();
        return List.of(Prose.heading(2, "What happened"), Prose.list(items));
    }

    private List<Node> item(UpdateHistory update) {
        var blocks = new ArrayList<Node>();
        blocks.add(Prose.paragraph(List.of(
                Prose.strong(times.dayAndTime(update.occurredAt())),
                Prose.text(": %s%s".formatted(label(update), toldAfterwards(update))))));
        blocks.add(OperatorText.quoted(update.message()));
        if (!update.components().isEmpty()) {
            blocks.add(Prose.paragraph(named(update.components()) + "."));
        }
        blocks.addAll(corrections(update.versions()));
        return blocks;
    }

    private List<Node> item(Recovery recovery) {
        return List.of(Prose.paragraph(List.of(
                Prose.strong(times.dayAndTime(recovery.occurredAt())),
                Prose.text(": Recovered: %s.".formatted(named(recovery))))));
    }

    private String named(Recovery recovery) {
        return incident.components().stream()
                .filter(component -> recovery.components().contains(component.id()))
                .map(ClaimedComponent::name)
                .collect(Collectors.joining(", "));
    }

    private static String label(UpdateHistory update) {
        var status = Wording.label(update.status());
        return update.kind() == UpdateKind.REOPENING ? "Reopened, " + status : status;
    }

    private String toldAfterwards(UpdateHistory update) {
        return update.backdated()
                ? " (told afterwards, %s)"
                        .formatted(
                                times.dayAndTime(update.original().provenance().recordedAt()))
                : "";
    }

    private static String named(List<AffectedComponent> components) {
        return components.stream()
                .map(component -> "%s: %s".formatted(component.name(), Wording.of(component.status())))
                .collect(Collectors.joining("; "));
    }

    private List<Node> corrections(List<UpdateVersion> versions) {
        var corrections = new ArrayList<Node>();
        for (int i = 1; i < versions.size(); i++) {
            corrections.addAll(correction(versions.get(i - 1), versions.get(i)));
        }
        return corrections;
    }

    private List<Node> correction(UpdateVersion before, UpdateVersion after) {
        var edited = Prose.paragraph("Edited on %s: %s.%s"
                .formatted(
                        times.dayAndTime(after.provenance().recordedAt()),
                        String.join(", ", changes(before, after)),
                        Reason.of(after.provenance())));
        return before.message().equals(after.message()) ? List.of(edited) : withEarlier(edited, before.message());
    }

    static List<Node> withEarlier(Node edited, String message) {
        return List.of(edited, Prose.paragraph("Before, it read:"), OperatorText.quoted(message));
    }

    private List<String> changes(UpdateVersion before, UpdateVersion after) {
        var changes = new ArrayList<String>();
        if (!Objects.equals(before.message(), after.message())) {
            changes.add("the text was changed");
        }
        if (!Objects.equals(before.occurredAt(), after.occurredAt())) {
            changes.add("the time was %s".formatted(times.dayAndTime(before.occurredAt())));
        }
        if (before.status() != after.status()) {
            changes.add("the status was %s".formatted(before.status().wireName()));
        }
        if (!Objects.equals(before.components(), after.components())) {
            changes.add(
                    before.components().isEmpty()
                            ? "no component was named"
                            : "the components were " + named(before.components()));
        }
        return changes;
    }
}
