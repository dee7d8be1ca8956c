package dev.incidentledger.query.ready;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.UpdateHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One incident in the history of all.
 *
 * @param firstDisplayAt when its first update was true
 * @param toldAt when each of its updates and published postmortems was true, oldest first
 * @param resolvedAt null while it is open
 * @param message of its latest update
 */
public record HistoryLine(
        IncidentId id,
        String publicId,
        String title,
        UpdateStatus status,
        Impact impact,
        Instant startedAt,
        Instant firstDisplayAt,
        List<Instant> toldAt,
        @Nullable Instant resolvedAt,
        List<ComponentId> components,
        String message) {

    static final Comparator<HistoryLine> LATEST_FIRST = Comparator.comparing(
                    (HistoryLine line) -> line.latestDisplayAt())
            .thenComparing(line -> line.id().value())
            .reversed();

    public static HistoryLine of(PublicIncident incident) {
        var history = incident.history();
        return new HistoryLine(
                history.id(),
                incident.publicId(),
                history.title(),
                history.status(),
                history.impact(),
                history.startedAt(),
                history.told().getFirst().occurredAt(),
                toldAt(history),
                history.resolvedAt().orElse(null),
                history.updates().stream()
                        .flatMap(update -> update.components().stream())
                        .map(AffectedComponent::id)
                        .distinct()
                        .toList(),
                history.told().getLast().message());
    }

    /** When the last of all that was told of it was true. */
    public Instant latestDisplayAt() {
        return toldAt.getLast();
    }

    private static List<Instant> toldAt(IncidentHistory history) {
        return Stream.concat(
                        history.told().stream().map(UpdateHistory::occurredAt),
                        history.publishedPostmortems().stream()
                                .map(version -> version.postmortem().occurredAt()))
                .sorted()
                .toList();
    }
}
