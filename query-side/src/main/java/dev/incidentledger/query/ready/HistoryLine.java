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
 * @param firstDisplayAt when its first update was true; likewise {@code latestDisplayAt}
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
        Instant latestDisplayAt,
        @Nullable Instant resolvedAt,
        List<ComponentId> components,
        String message) {

    static final Comparator<HistoryLine> LATEST_FIRST = Comparator.comparing(
                    (HistoryLine line) -> line.latestDisplayAt())
            .thenComparing(line -> line.id().value())
            .reversed();

    static HistoryLine of(PublicIncident incident) {
        var history = incident.history();
        return new HistoryLine(
                history.id(),
                incident.publicId(),
                history.title(),
                history.status(),
                history.impact(),
                history.startedAt(),
                history.told().getFirst().occurredAt(),
                latestDisplayAt(history),
                history.resolvedAt().orElse(null),
                history.updates().stream()
                        .flatMap(update -> update.components().stream())
                        .map(AffectedComponent::id)
                        .distinct()
                        .toList(),
                history.told().getLast().message());
    }

    private static Instant latestDisplayAt(IncidentHistory history) {
        return Stream.concat(
                        history.told().stream().map(UpdateHistory::occurredAt),
                        history.publishedPostmortems().stream()
                                .map(version -> version.postmortem().occurredAt()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
