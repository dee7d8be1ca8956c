package dev.incidentledger.query.timeline;

import static java.util.stream.Collectors.toMap;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.query.platform.ExportedModel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tells the incidents as the timeline has them, in the order in which they were first heard of. */
@Component
class IncidentsModel implements ExportedModel {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 50;

    private final TimelineQueries timeline;
    private final ProjectionPositions projections;
    private final Duration patience;

    @Autowired
    IncidentsModel(TimelineQueries timeline, ProjectionPositions projections) {
        this(timeline, projections, PATIENCE);
    }

    /** @param patience for how long the projection may take to come to the end of the log */
    IncidentsModel(TimelineQueries timeline, ProjectionPositions projections, Duration patience) {
        this.timeline = timeline;
        this.projections = projections;
        this.patience = patience;
    }

    @Override
    public String name() {
        return DerivedIncidents.MODEL;
    }

    @Override
    public Optional<Unreadable> write(long position, Lines lines) throws IOException {
        if (!hasComeTo(position)) {
            var behind = behind();
            lines.write("{\"unreadable\":%d}".formatted(behind.position()));
            return Optional.of(behind);
        }
        var ids = timeline.heardOfUntil(position);
        var unreadable = new ArrayList<Unreadable>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            var recorded = readable(some, position);
            for (var id : some) {
                if (recorded.containsKey(id)) {
                    write(recorded.get(id), lines);
                } else {
                    unreadable.add(unreadable(id, position));
                    lines.write("{\"id\":\"%s\",\"unreadable\":%d}"
                            .formatted(id, unreadable.getLast().position()));
                }
            }
        }
        return unreadable.stream().min(Comparator.comparingLong(Unreadable::position));
    }

    private static void write(List<RecordedEvent> recorded, Lines lines) throws IOException {
        var incident = IncidentHistory.of(recorded);
        if (incident.isPresent()) {
            lines.write(ToldIncident.of(incident.get()).line());
        }
    }

    /** All at once, or one by one when one of them cannot be read. */
    private Map<IncidentId, List<RecordedEvent>> readable(List<IncidentId> some, long position) {
        try {
            return timeline.recorded(some, position);
        } catch (RuntimeException unreadable) { // whatever somebody has written there
            return some.stream()
                    .filter(id -> timeline.firstUnreadable(id, position).isEmpty())
                    .collect(toMap(id -> id, id -> timeline.recorded(id, position)));
        }
    }

    private Unreadable unreadable(IncidentId id, long position) {
        long first = timeline.firstUnreadable(id, position).orElse(position);
        return new Unreadable(
                "EVENT_UNREADABLE",
                first,
                "Event %d, of incident %s, cannot be read in the timeline; the log tells it as it was stored."
                        .formatted(first, id));
    }

    private Unreadable behind() {
        long first = projections.of(TimelineProjection.GROUP).orElse(0) + 1;
        return new Unreadable(
                "PROJECTION_BEHIND",
                first,
                "%s has not taken in event %d, and no incident is told; the log is whole. The dead letters may say why."
                        .formatted(TimelineProjection.GROUP, first));
    }

    private boolean hasComeTo(long position) throws IOException {
        try {
            return projections.await(TimelineProjection.GROUP, position, patience);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The process stops");
        }
    }
}
