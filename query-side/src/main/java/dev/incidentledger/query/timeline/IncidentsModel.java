package dev.incidentledger.query.timeline;

import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.query.platform.ExportedModel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the incidents as the timeline has them, in the order in which they were first heard of. */
@Component
class IncidentsModel implements ExportedModel {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 50;

    private final TimelineQueries timeline;
    private final ProjectionPositions projections;

    IncidentsModel(TimelineQueries timeline, ProjectionPositions projections) {
        this.timeline = timeline;
        this.projections = projections;
    }

    @Override
    public String name() {
        return DerivedIncidents.MODEL;
    }

    @Override
    public void write(long position, Lines lines) throws IOException {
        await(position);
        var ids = timeline.heardOfUntil(position);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            var recorded = timeline.recorded(some);
            for (var id : some) {
                var known = until(position, recorded.getOrDefault(id, List.of()));
                var incident = IncidentHistory.of(known);
                if (incident.isPresent()) {
                    lines.write(ToldIncident.of(incident.get()).line());
                }
            }
        }
    }

    private static List<RecordedEvent> until(long position, List<RecordedEvent> recorded) {
        return recorded.stream()
                .filter(event -> event.provenance().position() <= position)
                .toList();
    }

    private void await(long position) throws IOException {
        try {
            if (!projections.await(TimelineProjection.GROUP, position, PATIENCE)) {
                throw new IOException("%s has not come to event %d".formatted(TimelineProjection.GROUP, position));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The process stops");
        }
    }
}
