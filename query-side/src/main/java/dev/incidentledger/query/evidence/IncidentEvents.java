package dev.incidentledger.query.evidence;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.eventstore.postgres.LogReader;
import dev.incidentledger.eventstore.postgres.LoggedEvent;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.timeline.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Reads incidents from the log itself, so that no projection stands between an auditor and what was stored. */
@Component
class IncidentEvents {

    private static final int CHUNK = 1_000;

    private final LogReader log;
    private final EventStore eventStore;

    IncidentEvents(PostgresEventStorageEngine engine, EventStore eventStore) {
        this.log = engine.log();
        this.eventStore = eventStore;
    }

    boolean isKnown(IncidentId id) {
        return !log.ofAggregate(id.value(), 0, 1).isEmpty();
    }

    /** To the byte, in order. */
    List<LoggedEvent> stored(IncidentId id) {
        var stored = new ArrayList<LoggedEvent>();
        List<LoggedEvent> chunk;
        do {
            chunk = log.ofAggregate(id.value(), stored.size(), CHUNK);
            stored.addAll(chunk);
        } while (chunk.size() == CHUNK);
        return stored;
    }

    /** In order, with what they are read as today. */
    List<EvidentEvent> of(IncidentId id) {
        var stored = stored(id);
        var read = stored.isEmpty() ? Map.<Long, DomainEventMessage<?>>of() : read(id);
        return stored.stream()
                .flatMap(event -> Stream.ofNullable(read.get(event.sequence()))
                        .map(message -> new EvidentEvent(event, recorded(event, message))))
                .toList();
    }

    private Map<Long, DomainEventMessage<?>> read(IncidentId id) {
        return eventStore
                .readEvents(id.value())
                .asStream()
                .collect(Collectors.toMap(DomainEventMessage::getSequenceNumber, Function.identity()));
    }

    private static RecordedEvent recorded(LoggedEvent stored, DomainEventMessage<?> read) {
        var metadata = read.getMetaData();
        return new RecordedEvent(
                (IncidentEvent) read.getPayload(),
                Provenance.of(stored.position(), stored.sequence(), stored.recordedAt(), metadata),
                metadata);
    }
}
