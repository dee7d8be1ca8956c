package dev.incidentledger.query.analytics;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.timeline.ClaimedComponent;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.PostmortemVersion;
import dev.incidentledger.query.timeline.TitleVersion;
import dev.incidentledger.query.timeline.UpdateHistory;
import dev.incidentledger.query.timeline.UpdateVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be counted and measured of one incident, by its own account as it reads now. A step that nobody told of is null.
 *
 * @param origin the provider that it came from; null when it was one's own
 * @param toldAt the display time of its first update, by which it belongs to a month
 * @param beganAt from its impact window; without one, from a start that was told apart from the first update, for a time before
 *     it as it was first told
 * @param detectedAt the display time of its first update, if that was not yet public
 * @param publishedAt from when on the public could know; null while it is internal
 * @param identifiedAt the display time of its first update of that status; likewise monitoringAt
 * @param resolvedAt null while it is open
 * @param postmortemAt the display time of its first published postmortem
 * @param toldAfterwards whether the public learned of it only once it was over
 * @param updateGaps seconds from each told update to the next, while it was open
 * @param correctionDelays seconds from when something was recorded to each correction of it
 */
record IncidentFacts(
        String incidentId,
        String title,
        String status,
        String audience,
        String impact,
        @Nullable String origin,
        List<ComponentId> componentIds,
        Instant toldAt,
        @Nullable Instant beganAt,
        @Nullable Instant detectedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant identifiedAt,
        @Nullable Instant monitoringAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant postmortemAt,
        boolean toldAfterwards,
        int updates,
        List<Long> updateGaps,
        List<Long> correctionDelays,
        boolean retracted) {

    static IncidentFacts of(IncidentHistory incident) {
        var told = incident.told();
        var first = told.getFirst().occurredAt();
        var published = incident.firstPublishedAt();
        var resolved = incident.resolvedAt();
        return new IncidentFacts(
                incident.id().value(),
                incident.title(),
                incident.status().wireName(),
                incident.audience().wireName(),
                incident.impact().wireName(),
                incident.origin() == null ? null : incident.origin().provider(),
                incident.components().stream().map(ClaimedComponent::id).toList(),
                first,
                began(incident).orElse(null),
                incident.identifiedAs() == Audience.INTERNAL ? first : null,
                published.orElse(null),
                firstOf(told, UpdateStatus.IDENTIFIED).orElse(null),
                incident.monitoringAt().orElse(null),
                resolved.orElse(null),
                postmortem(incident).orElse(null),
                published.isPresent()
                        && resolved.isPresent()
                        && !published.get().isBefore(resolved.get()),
                told.size(),
                gaps(told),
                Stream.concat(
                                delays(incident.titles()),
                                incident.updates().stream().flatMap(IncidentFacts::delays))
                        .toList(),
                incident.isRetracted());
    }

    private static Optional<Instant> began(IncidentHistory incident) {
        var opened = incident.updates().getFirst().original().occurredAt();
        return incident.impactWindow()
                .map(established -> established.window().from())
                .or(() -> Optional.of(incident.startedAt()).filter(start -> start.isBefore(opened)));
    }

    private static Optional<Instant> firstOf(List<UpdateHistory> told, UpdateStatus status) {
        return told.stream()
                .filter(update -> update.status() == status)
                .map(UpdateHistory::occurredAt)
                .findFirst();
    }

    private static Optional<Instant> postmortem(IncidentHistory incident) {
        return incident.publishedPostmortems().stream()
                .map(PostmortemVersion::postmortem)
                .map(postmortem -> postmortem.occurredAt())
                .findFirst();
    }

    private static List<Long> gaps(List<UpdateHistory> told) {
        return IntStream.range(1, told.size())
                .filter(i -> told.get(i - 1).status().isOpen())
                .mapToObj(i -> seconds(told.get(i - 1).occurredAt(), told.get(i).occurredAt()))
                .toList();
    }

    private static Stream<Long> delays(List<TitleVersion> titles) {
        var first = titles.getFirst().provenance().recordedAt();
        return titles.stream()
                .skip(1)
                .map(title -> seconds(first, title.provenance().recordedAt()));
    }

    private static Stream<Long> delays(UpdateHistory update) {
        var first = update.original().provenance().recordedAt();
        return update.versions().stream()
                .skip(1)
                .map(UpdateVersion::provenance)
                .map(correction -> seconds(first, correction.recordedAt()));
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
