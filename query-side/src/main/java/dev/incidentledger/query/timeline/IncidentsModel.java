package dev.incidentledger.query.timeline;

import static java.util.stream.Collectors.toMap;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.platform.ReadAhead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
        var unreadable = new ArrayList<Unreadable>();
        var chunks = IntStream.iterate(0, from -> from < ids.size(), from -> from + AT_ONCE)
                .mapToObj(from -> ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
                .toList();
        ReadAhead.forEach(chunks, some -> readable(some, position), (some, recorded) -> {
            for (var id : some) {
                if (recorded.containsKey(id)) {
                    write(recorded.get(id), lines);
                } else {
                    unreadable.add(unreadable(id, position));
                    lines.write("{\"id\":\"%s\",\"unreadable\":%d}"
                            .formatted(id, unreadable.getLast().position()));
                }
            }
        });
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
}
