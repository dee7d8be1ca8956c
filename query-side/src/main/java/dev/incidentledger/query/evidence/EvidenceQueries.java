package dev.incidentledger.query.evidence;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.eventstore.postgres.LogReader;
import dev.incidentledger.eventstore.postgres.LoggedEvent;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.query.past.PastEvents;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.RecordedEvent;
import dev.incidentledger.query.transparency.Seal;
import dev.incidentledger.query.transparency.SignedLog;
import dev.incidentledger.query.uptime.ShownUptime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Reads incidents from the log itself, so that no projection stands between an auditor and what was stored. Only uptime, which is
 * of other incidents too, finds with a projection what counted.
 */
@Component
public class EvidenceQueries {

    private static final int CHUNK = 1_000;

    private final LogReader log;
    private final EventStore eventStore;
    private final PastEvents past;
    private final ShownUptime uptime;
    private final SignedLog signed;

    EvidenceQueries(
            PostgresEventStorageEngine engine,
            EventStore eventStore,
            PastEvents past,
            ShownUptime uptime,
            SignedLog signed) {
        this.log = engine.log();
        this.eventStore = eventStore;
        this.past = past;
        this.uptime = uptime;
        this.signed = signed;
    }

    /**
     * The incident at its last event up to that position of the log. Empty when there was none.
     *
     * @param position from 1
     */
    public Optional<IncidentEvidence> find(IncidentId id, long position) {
        var events = events(id);
        int known = (int)
                events.stream().filter(event -> event.position() <= position).count();
        return known == 0 ? Optional.empty() : Optional.of(at(id, events, known - 1));
    }

    /** A file that proves its events to whoever has it. Empty while nothing of it is under a checkpoint, and for no incident at all. */
    public Optional<byte[]> file(IncidentId id) {
        return signed.evidenceOf(stored(id));
    }

    private IncidentEvidence at(IncidentId id, List<EvidentEvent> events, int chosen) {
        var known = IncidentHistory.of(events.subList(0, chosen + 1).stream()
                        .map(EvidentEvent::recorded)
                        .toList())
                .orElseThrow();
        var event = events.get(chosen).stored();
        return new IncidentEvidence(
                id,
                events,
                chosen,
                known,
                known.publicView(internal(event.position())),
                uptime(known, new Moment(event.position(), event.recordedAt())),
                signed.checkpoint().flatMap(note -> seal(events, chosen, Checkpoint.parse(note.text()))));
    }

    private List<KnownUptime> uptime(IncidentHistory known, Moment then) {
        return known.components().stream()
                .flatMap(component -> uptime.of(component.id(), then).stream()
                        .map(fraction -> new KnownUptime(component.name(), fraction)))
                .toList();
    }

    /** The components that the public was not told of then. */
    private Set<ComponentId> internal(long position) {
        var audiences = new HashMap<ComponentId, Audience>();
        for (var event : past.catalogue(position)) {
            if (event instanceof ComponentRegistered registered) {
                audiences.put(registered.componentId(), registered.audience());
            } else if (event instanceof ComponentDescribed described) {
                audiences.put(described.componentId(), described.audience());
            }
        }
        audiences.values().removeIf(audience -> audience == Audience.PUBLIC);
        return audiences.keySet();
    }

    private Optional<Seal> seal(List<EvidentEvent> events, int chosen, Checkpoint checkpoint) {
        var previous = chosen == 0
                ? OptionalLong.empty()
                : OptionalLong.of(events.get(chosen - 1).position());
        return signed.sealOf(events.get(chosen).stored(), previous, checkpoint);
    }

    private List<EvidentEvent> events(IncidentId id) {
        var stored = stored(id);
        if (stored.isEmpty()) {
            return List.of();
        }
        var read = read(id);
        return stored.stream()
                .flatMap(event -> Stream.ofNullable(read.get(event.sequence()))
                        .map(message -> new EvidentEvent(event, recorded(event, message))))
                .toList();
    }

    private List<LoggedEvent> stored(IncidentId id) {
        var stored = new ArrayList<LoggedEvent>();
        List<LoggedEvent> chunk;
        do {
            chunk = log.ofAggregate(id.value(), stored.size(), CHUNK);
            stored.addAll(chunk);
        } while (chunk.size() == CHUNK);
        return stored;
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
