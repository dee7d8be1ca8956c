package dev.incidentledger.command.intake;

import static dev.incidentledger.events.Audience.PUBLIC;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Update;
import java.time.Instant;

/**
 * How an incident stands, and in whose hands it is. An operator takes it over by changing what it says: publishing,
 * updating, resolving, reopening or retracting it, correcting an update, overriding its impact. A note, a link, a title,
 * an impact window and a postmortem leave it to its alerts.
 *
 * @param lastTold the latest time at which something was true that it says
 */
record Standing(Phase phase, boolean isTakenOver, Instant lastTold) {

    /** No incident at all. */
    static final Standing MISSING = new Standing(Phase.MISSING, false, Instant.EPOCH);

    enum Phase {
        MISSING,
        OPEN,
        RESOLVED,
        RETRACTED
    }

    boolean is(Phase other) {
        return phase == other;
    }

    /** @param byAlert whether it came from an alert */
    Standing after(IncidentEvent event, boolean byAlert) {
        var next = after(event);
        return changesWhatItSays(event) && !byAlert ? new Standing(next.phase, true, next.lastTold) : next;
    }

    private Standing after(IncidentEvent event) {
        return switch (event) {
            case IncidentIdentified e -> in(e.opening().status().isOpen() ? Phase.OPEN : Phase.RESOLVED, e.opening());
            case IncidentReopened e -> in(Phase.OPEN, e.update());
            case IncidentResolved e -> in(Phase.RESOLVED, e.resolution());
            case UpdatePosted e when e.update().audience() == PUBLIC -> in(phase, e.update());
            case IncidentRetracted _ -> new Standing(Phase.RETRACTED, isTakenOver, lastTold);
            case UpdatePosted _, PostmortemAttached _, ImpactOverridden _, UpdateCorrected _, TitleCorrected _ -> this;
            case ImpactWindowEstablished _, ReferenceLinked _, IncidentPublished _, ComponentsRecovered _ -> this;
        };
    }

    private Standing in(Phase next, Update update) {
        var told = update.occurredAt().isAfter(lastTold) ? update.occurredAt() : lastTold;
        return new Standing(next, isTakenOver, told);
    }

    private static boolean changesWhatItSays(IncidentEvent event) {
        return switch (event) {
            case UpdatePosted e -> e.update().audience() == PUBLIC;
            case IncidentIdentified _, IncidentResolved _, IncidentReopened _, IncidentPublished _ -> true;
            case IncidentRetracted _, ImpactOverridden _, UpdateCorrected _, ComponentsRecovered _ -> true;
            case PostmortemAttached _, TitleCorrected _, ImpactWindowEstablished _, ReferenceLinked _ -> false;
        };
    }
}
