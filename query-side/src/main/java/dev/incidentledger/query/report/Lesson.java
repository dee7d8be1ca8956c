package dev.incidentledger.query.report;

import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.PostmortemVersion;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;

/** The published postmortem. */
final class Lesson {

    private final IncidentHistory incident;
    private final Wording words;

    Lesson(IncidentHistory incident, Wording words) {
        this.incident = incident;
        this.words = words;
    }

    List<Node> blocks() {
        var versions = incident.publishedPostmortems();
        if (versions.isEmpty()) {
            return List.of();
        }
        var newest = versions.getLast().postmortem();
        var blocks = new ArrayList<Node>();
        blocks.add(Prose.heading(2, words.say("postmortem")));
        blocks.add(words.paragraph("report.postmortem", words.times().dayAndTime(newest.occurredAt())));
        blocks.add(OperatorText.quoted(newest.body()));
        for (int i = 1; i < versions.size(); i++) {
            blocks.addAll(edited(versions.get(i - 1), versions.get(i)));
        }
        return blocks;
    }

    private List<Node> edited(PostmortemVersion before, PostmortemVersion after) {
        if (before.postmortem().body().equals(after.postmortem().body())) {
            return List.of();
        }
        return List.of(
                words.paragraph(
                        "report.postmortem.edit",
                        words.times().dayAndTime(after.provenance().recordedAt())),
                words.paragraph("edit.before"),
                OperatorText.quoted(before.postmortem().body()));
    }
}
