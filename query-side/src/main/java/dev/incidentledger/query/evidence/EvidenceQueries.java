package dev.incidentledger.query.evidence;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.query.past.PastEvents;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.transparency.Seal;
import dev.incidentledger.query.transparency.SignedLog;
import dev.incidentledger.query.uptime.ShownUptime;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What was known of an incident at each of its events, and what proves them. */
@Component
public class EvidenceQueries {

    private final IncidentEvents events;
    private final PastEvents past;
    private final ShownUptime uptime;
    private final SignedLog signed;

    EvidenceQueries(IncidentEvents events, PastEvents past, ShownUptime uptime, SignedLog signed) {
        this.events = events;
        this.past = past;
        this.uptime = uptime;
        this.signed = signed;
    }

    public boolean isKnown(IncidentId id) {
        return events.isKnown(id);
    }

    /**
     * The incident at its last event up to that position of the log. Empty when there was none.
     *
     * @param position from 1
     */
    public Optional<IncidentEvidence> find(IncidentId id, long position) {
        var all = events.of(id);
        int known =
                (int) all.stream().filter(event -> event.position() <= position).count();
        return known == 0 ? Optional.empty() : Optional.of(at(id, all, known - 1));
    }

    /** A file that proves its events to whoever has it. Empty while nothing of it is under a checkpoint, and for no incident at all. */
    public Optional<byte[]> file(IncidentId id) {
        return signed.evidenceOf(events.stored(id));
    }

    private IncidentEvidence at(IncidentId id, List<EvidentEvent> all, int chosen) {
        var known = IncidentHistory.of(all.subList(0, chosen + 1).stream()
                .map(EvidentEvent::recorded)
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList());
        var event = all.get(chosen).stored();
        return new IncidentEvidence(
                id,
                all,
                chosen,
                known,
                known.flatMap(history -> history.publicView(internal(event.position()))),
                uptime(known, new Moment(event.position(), event.recordedAt())),
                signed.checkpoint().flatMap(note -> seal(all, chosen, Checkpoint.parse(note.text()))));
    }

    private List<KnownUptime> uptime(Optional<IncidentHistory> known, Moment then) {
        return known.stream()
                .flatMap(history -> history.components().stream())
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

    private Optional<Seal> seal(List<EvidentEvent> all, int chosen, Checkpoint checkpoint) {
        var previous = chosen == 0
                ? OptionalLong.empty()
                : OptionalLong.of(all.get(chosen - 1).position());
        return signed.sealOf(all.get(chosen).stored(), previous, checkpoint);
    }
}
