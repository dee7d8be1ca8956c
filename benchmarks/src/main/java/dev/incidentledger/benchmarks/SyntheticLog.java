package dev.incidentledger.benchmarks;

import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** A log of incidents as they come: many at a time, eight events each, one of twenty components, messages of 576 characters. */
final class SyntheticLog {

    private static final int EVENTS_EACH = 8;
    private static final int INCIDENTS_AT_ONCE = 125;
    private static final Instant BEGINNING = Instant.parse("2024-01-01T00:00:00Z");
    private static final String MESSAGE = "We are still looking into elevated error rates. ".repeat(12);
    private static final String TITLE = "Elevated error rates";
    private static final Map<String, String> WHO_AND_WHY = Map.of(
            MetadataKey.ACTOR, "tok_01hzy3m8k2q4r6t8v0w2x4y6z8",
            MetadataKey.CHANNEL, "api",
            MetadataKey.CORRELATION_ID, "4bf92f3577b34da6a3ce929d0e0e4736");
    private static final List<ComponentId> COMPONENTS =
            IntStream.range(0, 20).mapToObj(_ -> ComponentId.next()).toList();

    private SyntheticLog() {}

    static void fill(EventStorageEngine engine, long events) {
        for (int incident = 0; (long) incident * EVENTS_EACH < events; incident += INCIDENTS_AT_ONCE) {
            engine.appendEvents(incidents(incident));
        }
    }

    private static List<DomainEventMessage<?>> incidents(int first) {
        var ids = IntStream.range(0, INCIDENTS_AT_ONCE)
                .mapToObj(_ -> IncidentId.next())
                .toList();
        var messages = new ArrayList<DomainEventMessage<?>>();
        for (int sequence = 0; sequence < EVENTS_EACH; sequence++) {
            for (int i = 0; i < ids.size(); i++) {
                messages.add(new GenericDomainEventMessage<>(
                        "incident", ids.get(i).value(), sequence, event(ids.get(i), first + i, sequence), WHO_AND_WHY));
            }
        }
        return messages;
    }

    private static IncidentEvent event(IncidentId id, int incident, int sequence) {
        var at = BEGINNING.plus(Duration.ofHours(2L * incident)).plus(Duration.ofMinutes(10L * sequence));
        var component = COMPONENTS.get(incident % COMPONENTS.size());
        return switch (sequence) {
            case 0 -> identified(id, at, update(UpdateStatus.INVESTIGATING, PARTIAL_OUTAGE, at, component));
            case EVENTS_EACH - 1 -> new IncidentResolved(id, update(UpdateStatus.RESOLVED, OPERATIONAL, at, component));
            default -> new UpdatePosted(id, update(UpdateStatus.IDENTIFIED, PARTIAL_OUTAGE, at, component));
        };
    }

    private static IncidentIdentified identified(IncidentId id, Instant at, Update opening) {
        return new IncidentIdentified(id, TITLE, at, opening, Audience.PUBLIC, null, null, null);
    }

    private static Update update(UpdateStatus status, ComponentStatus component, Instant at, ComponentId id) {
        return new Update(
                UpdateId.next(),
                status,
                MESSAGE,
                List.of(new AffectedComponent(id, component, "Component")),
                at,
                null,
                Audience.PUBLIC);
    }
}
