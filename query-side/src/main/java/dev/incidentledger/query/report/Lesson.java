package dev.incidentledger.query.report;

import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.PostmortemVersion;
import java.util.List;
import org.commonmark.node.Node;

/** The published postmortem. */
final class Lesson {

    private final IncidentHistory incident;
    private final PageTime times;

    Lesson(IncidentHistory incident, PageTime times) {
        this.incident = incident;
        this.times = times;
    }

    List<Node> blocks() {
        return incident.publishedPostmortem()
                .map(PostmortemVersion::postmortem)
                .map(this::told)
                .orElse(List.of());
    }

    private List<Node> told(Postmortem postmortem) {
        return List.of(
                Prose.heading(2, "Postmortem"),
                Prose.paragraph("Published on %s.".formatted(times.dayAndTime(postmortem.occurredAt()))),
                OperatorText.quoted(postmortem.body()));
    }
}
