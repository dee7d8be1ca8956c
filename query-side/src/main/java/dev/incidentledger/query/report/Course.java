package dev.incidentledger.query.report;

import static java.util.Comparator.comparing;

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
    private final Wording words;

    Course(IncidentHistory incident, Wording words) {
        this.incident = incident;
        this.words = words;
    }

    List<Node> blocks() {
        var told = incident.told().stream().map(update -> new Passage(update, item(update)));
        var recovered = incident.recoveries().stream().map(recovery -> new Passage(recovery, item(recovery)));
        var items = Stream.concat(told, recovered)
                .sorted(comparing(Passage::entry, TimelineEntry.NEWEST_FIRST.reversed()))
                .map(Passage::blocks)
                .toList();
        return List.of(Prose.heading(2, words.say("report.course")), Prose.list(items));
    }

    private List<Node> item(UpdateHistory update) {
        var blocks = new ArrayList<Node>();
        blocks.add(words.paragraph("report.told", at(update), label(update), toldAfterwards(update)));
        blocks.add(OperatorText.quoted(update.message()));
        if (!update.components().isEmpty()) {
            blocks.add(Prose.paragraph(words.affected(update.components()) + "."));
        }
        blocks.addAll(corrections(update.versions()));
        return blocks;
    }

    private List<Node> item(Recovery recovery) {
        return List.of(words.paragraph("report.recovered", at(recovery), named(recovery)));
    }

    private Node at(TimelineEntry entry) {
        return Prose.strong(words.times().dayAndTime(entry.at()));
    }

    private String named(Recovery recovery) {
        return incident.components().stream()
                .filter(component -> recovery.components().contains(component.id()))
                .map(ClaimedComponent::name)
                .collect(Collectors.joining(", "));
    }

    private String label(UpdateHistory update) {
        var status = words.label(update.status());
        return update.kind() == UpdateKind.REOPENING ? words.say("report.reopened", status) : status;
    }

    private String toldAfterwards(UpdateHistory update) {
        return update.backdated()
                ? words.say(
                        "report.afterwards",
                        words.times().dayAndTime(update.original().provenance().recordedAt()))
                : "";
    }

    private List<Node> corrections(List<UpdateVersion> versions) {
        var corrections = new ArrayList<Node>();
        for (int i = 1; i < versions.size(); i++) {
            corrections.addAll(correction(versions.get(i - 1), versions.get(i)));
        }
        return corrections;
    }

    private List<Node> correction(UpdateVersion before, UpdateVersion after) {
        var edited = words.paragraph(
                "report.edit",
                words.times().dayAndTime(after.provenance().recordedAt()),
                String.join(", ", changes(before, after)),
                words.reason(after.provenance()));
        return before.message().equals(after.message())
                ? List.of(edited)
                : List.of(edited, words.paragraph("edit.before"), OperatorText.quoted(before.message()));
    }

    private List<String> changes(UpdateVersion before, UpdateVersion after) {
        var changes = new ArrayList<String>();
        if (!Objects.equals(before.message(), after.message())) {
            changes.add(words.say("report.edit.text"));
        }
        if (!Objects.equals(before.occurredAt(), after.occurredAt())) {
            changes.add(words.say("report.edit.time", words.times().dayAndTime(before.occurredAt())));
        }
        if (before.status() != after.status()) {
            changes.add(words.say("report.edit.status", words.word(before.status())));
        }
        if (!Objects.equals(before.components(), after.components())) {
            changes.add(
                    before.components().isEmpty()
                            ? words.say("report.edit.components.none")
                            : words.say("report.edit.components", words.affected(before.components())));
        }
        return changes;
    }
}
