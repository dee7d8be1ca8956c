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
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.springframework.stereotype.Component;

/** Reads incidents from the log itself, so that no projection stands between an auditor and what was stored. */
@Component
class IncidentEvents {

    private static final int CHUNK = 1_000;

    private final PostgresEventStorageEngine engine;
    private final LogReader log;

    IncidentEvents(PostgresEventStorageEngine engine) {
        this.engine = engine;
        this.log = engine.log();
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
        return stored(id).stream()
                .map(event -> new EvidentEvent(event, read(event)))
                .toList();
    }

    /** Each by itself, so that one which somebody has damaged hides no other. */
    private Optional<RecordedEvent> read(LoggedEvent stored) {
        try {
            return engine.decode(List.of(stored))
                    .filter(message -> message.getPayload() instanceof IncidentEvent)
                    .findFirst()
                    .map(message -> recorded(stored, (IncidentEvent) message.getPayload(), message.getMetaData()));
        } catch (SerializationException damaged) {
            return Optional.empty();
        }
    }

    private static RecordedEvent recorded(LoggedEvent stored, IncidentEvent event, MetaData metadata) {
        return new RecordedEvent(
                event, Provenance.of(stored.position(), stored.sequence(), stored.recordedAt(), metadata), metadata);
    }
}
