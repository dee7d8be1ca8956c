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
    private final Wording words;

    Notices(IncidentHistory incident, Hindsight hindsight, Wording words) {
        this.incident = incident;
        this.hindsight = hindsight;
        this.words = words;
    }

    List<Node> blocks() {
        var notices = new ArrayList<Node>();
        hindsight.sentence(words).ifPresent(moment -> notices.add(notice("report.hindsight", moment)));
        var retraction = incident.retraction();
        if (retraction != null) {
            notices.add(notice("report.retracted", retracted(retraction)));
        }
        if (incident.audience() == Audience.INTERNAL) {
            notices.add(notice("report.internal", words.say("report.internal.text")));
        }
        return notices;
    }

    private String retracted(Retraction retraction) {
        return words.say(
                "report.retracted.text",
                words.times().dayAndTime(retraction.at()),
                words.reason(retraction.provenance()));
    }

    private Node notice(String key, String text) {
        return Prose.paragraph(List.of(Prose.strong(words.say(key)), Prose.text(" " + text)));
    }
}
