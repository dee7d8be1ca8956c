package dev.incidentledger.query.timeline;

import static java.util.stream.Collectors.toMap;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.platform.ToldLines;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the incidents as the timeline has them. */
@Component
class IncidentsModel implements ExportedModel {

    private static final int AT_ONCE = 50;

    private final TimelineQueries timeline;

    IncidentsModel(TimelineQueries timeline) {
        this.timeline = timeline;
    }

    @Override
    public String name() {
        return DerivedIncidents.MODEL;
    }

    @Override
    public String projection() {
        return TimelineProjection.GROUP;
    }

    @Override
    public Optional<Unreadable> write(Log log, Lines lines) throws IOException {
        long position = log.end();
        var ids = timeline.heardOfUntil(position);
        return ToldLines.write(ids, AT_ONCE, some -> told(some, position), lines);
    }

    private ToldLines told(List<IncidentId> some, long position) {
        var recorded = readable(some, position);
        return ToldLines.joined(some.stream()
                .map(id -> recorded.containsKey(id) ? told(recorded.get(id)) : unreadable(id, position))
                .toList());
    }

    private static ToldLines told(List<RecordedEvent> recorded) {
        return ToldLines.of(IncidentHistory.of(recorded).stream()
                .map(incident -> ToldIncident.of(incident).line()));
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

    private ToldLines unreadable(IncidentId id, long position) {
        long first = timeline.firstUnreadable(id, position).orElse(position);
        return ToldLines.unreadable(
                id.value(),
                new Unreadable(
                        "EVENT_UNREADABLE",
                        first,
                        "Event %d, of incident %s, cannot be read in the timeline; the log tells it as it was stored."
                                .formatted(first, id)));
    }
}
