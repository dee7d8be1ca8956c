package dev.incidentledger.command.intake;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads how an incident stands from its own events, so that what an operator did a moment ago counts. */
@Component
class Standings {

    static final String CHANNEL = "alert";

    private final EventStore events;

    Standings(EventStore events) {
        this.events = events;
    }

    Standing of(@Nullable IncidentId incident) {
        if (incident == null) {
            return Standing.MISSING;
        }
        var standing = Standing.MISSING;
        var history = events.readEvents(incident.value());
        while (history.hasNext()) {
            var event = history.next();
            // A snapshot is no event: it says nothing of who did what.
            standing = standing.after(
                    (IncidentEvent) event.getPayload(),
                    CHANNEL.equals(event.getMetaData().get(MetadataKey.CHANNEL)));
        }
        return standing;
    }
}
