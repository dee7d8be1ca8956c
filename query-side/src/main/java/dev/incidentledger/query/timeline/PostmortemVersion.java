package dev.incidentledger.query.timeline;

import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.query.platform.Provenance;

/** One version of the postmortem as it was attached. */
public record PostmortemVersion(Postmortem postmortem, Provenance provenance) {

    boolean isPublished() {
        return postmortem.state() == PostmortemState.PUBLISHED;
    }
}
