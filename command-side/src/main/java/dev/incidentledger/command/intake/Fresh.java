package dev.incidentledger.command.intake;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateId;

/** Ids for what a delivery may lead to, chosen before anything is decided. */
record Fresh(IncidentId incident, UpdateId update, UpdateId note) {

    static Fresh ids() {
        return new Fresh(IncidentId.next(), UpdateId.next(), UpdateId.next());
    }
}
