package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.evidence.EvidentEvent;
import dev.incidentledger.query.evidence.IncidentEvidence;
import java.util.List;

/** One incident at one of its events. */
record EvidencePage(IncidentEvidence evidence) implements PageModel {

    /** Events that are listed before and behind the one that is looked at. */
    private static final int AROUND = 100;

    @Override
    public String path() {
        return at(evidence.event());
    }

    String at(EvidentEvent event) {
        return "%s?position=%d".formatted(ofIncident(), event.position());
    }

    /** At its newest event, whichever that is. */
    String ofIncident() {
        return AuditPage.at(evidence.id());
    }

    String download() {
        return ofIncident() + "/evidence.zip";
    }

    /** Not all of an incident that was told of for weeks. */
    List<EvidentEvent> listed() {
        int all = evidence.events().size();
        int from = Math.clamp(evidence.chosen() - AROUND, 0, Math.max(0, all - 2 * AROUND));
        return evidence.events().subList(from, Math.min(all, from + 2 * AROUND));
    }

    boolean isChosen(EvidentEvent event) {
        return event.position() == evidence.event().position();
    }
}
