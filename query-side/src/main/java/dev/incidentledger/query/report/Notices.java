package dev.incidentledger.query.report;

import dev.incidentledger.events.Audience;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.Retraction;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;

/** What a reader has to know before anything else. */
final class Notices {

    private final IncidentHistory incident;
    private final Hindsight hindsight;
    private final PageTime times;

    Notices(IncidentHistory incident, Hindsight hindsight, PageTime times) {
        this.incident = incident;
        this.hindsight = hindsight;
        this.times = times;
    }

    List<Node> blocks() {
        var notices = new ArrayList<Node>();
        hindsight.sentence(times).ifPresent(moment -> notices.add(notice("Looking back", moment)));
        var retraction = incident.retraction();
        if (retraction != null) {
            notices.add(notice("Retracted", retracted(retraction)));
        }
        if (incident.audience() == Audience.INTERNAL) {
            notices.add(notice("Internal", "This incident has not been made public."));
        }
        return notices;
    }

    private String retracted(Retraction retraction) {
        return "On %s this incident was withdrawn: it should not have been reported.%s"
                .formatted(times.dayAndTime(retraction.at()), Reason.of(retraction.provenance()));
    }

    private static Node notice(String word, String text) {
        return Prose.paragraph(List.of(Prose.strong(word + "."), Prose.text(" " + text)));
    }
}
