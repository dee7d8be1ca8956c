package dev.incidentledger.query.analytics;

import static java.util.Comparator.comparing;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.timeline.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is measured of an incident, found by one loop over its events. */
record LoopedFacts(
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

    private record Said(UpdateStatus status, Instant occurredAt, Instant recordedAt, boolean told) {

        Said corrected(UpdateCorrected correction) {
            return new Said(
                    correction.status() == null ? status : correction.status(),
                    correction.occurredAt() == null ? occurredAt : correction.occurredAt(),
                    recordedAt,
                    told);
        }
    }

    static LoopedFacts of(IncidentFacts facts) {
        return new LoopedFacts(
                facts.toldAt(),
                facts.beganAt(),
                facts.detectedAt(),
                facts.publishedAt(),
                facts.identifiedAt(),
                facts.monitoringAt(),
                facts.resolvedAt(),
                facts.postmortemAt(),
                facts.toldAfterwards(),
                facts.updates(),
                facts.updateGaps(),
                facts.correctionDelays(),
                facts.retracted());
    }

    static LoopedFacts of(List<RecordedEvent> events) {
        var loop = new Loop();
        events.forEach(loop::take);
        return loop.facts();
    }

    private static final class Loop {

        private final Map<UpdateId, Said> said = new LinkedHashMap<>();
        private final List<Long> corrections = new ArrayList<>();
        private @Nullable Instant startedAt;
        private @Nullable Instant openedAt;
        private @Nullable Instant titledAt;
        private @Nullable Instant windowFrom;
        private @Nullable Instant publishedAt;
        private @Nullable Instant postmortemAt;
        private @Nullable UpdateId resolution;
        private boolean wasInternal;
        private boolean retracted;

        void take(RecordedEvent recorded) {
            var now = recorded.provenance().recordedAt();
            switch (recorded.event()) {
                case IncidentIdentified e -> {
                    startedAt = e.startedAt();
                    openedAt = e.opening().occurredAt();
                    titledAt = now;
                    wasInternal = e.audience() == Audience.INTERNAL;
                    say(e.opening(), now);
                }
                case UpdatePosted e -> say(e.update(), now);
                case IncidentResolved e -> {
                    say(e.resolution(), now);
                    resolution = e.resolution().id();
                }
                case IncidentReopened e -> {
                    say(e.update(), now);
                    resolution = null;
                }
                case UpdateCorrected e -> {
                    var was = Objects.requireNonNull(said.get(e.updateId()));
                    corrections.add(seconds(was.recordedAt, now));
                    said.put(e.updateId(), was.corrected(e));
                }
                case TitleCorrected _ -> corrections.add(seconds(Objects.requireNonNull(titledAt), now));
                case ImpactWindowEstablished e -> windowFrom = e.window().from();
                case IncidentPublished _ -> publishedAt = now;
                case IncidentRetracted _ -> retracted = true;
                case PostmortemAttached e -> {
                    if (postmortemAt == null && e.postmortem().state() == PostmortemState.PUBLISHED) {
                        postmortemAt = e.postmortem().occurredAt();
                    }
                }
                default -> {}
            }
        }

        LoopedFacts facts() {
            var told = said.values().stream()
                    .filter(Said::told)
                    .sorted(comparing(Said::occurredAt)) // stable: of two at the same time, the one recorded first
                    .toList();
            var first = told.getFirst().occurredAt();
            var published = published(first);
            var resolved = resolution == null ? null : Objects.requireNonNull(said.get(resolution)).occurredAt;
            return new LoopedFacts(
                    first,
                    began(),
                    wasInternal ? first : null,
                    published,
                    firstOf(told, UpdateStatus.IDENTIFIED),
                    firstOf(told, UpdateStatus.MONITORING),
                    resolved,
                    postmortemAt,
                    published != null && resolved != null && !published.isBefore(resolved),
                    told.size(),
                    IntStream.range(1, told.size())
                            .filter(i -> told.get(i - 1).status() != UpdateStatus.RESOLVED)
                            .mapToObj(i -> seconds(
                                    told.get(i - 1).occurredAt(), told.get(i).occurredAt()))
                            .toList(),
                    corrections,
                    retracted);
        }

        private @Nullable Instant began() {
            if (windowFrom != null) {
                return windowFrom;
            }
            return Objects.requireNonNull(startedAt).isBefore(Objects.requireNonNull(openedAt)) ? startedAt : null;
        }

        private @Nullable Instant published(Instant first) {
            if (!wasInternal) {
                return first;
            }
            return publishedAt != null && publishedAt.isBefore(first) ? first : publishedAt;
        }

        private void say(Update update, Instant now) {
            said.put(
                    update.id(),
                    new Said(update.status(), update.occurredAt(), now, update.audience() == Audience.PUBLIC));
        }

        private static @Nullable Instant firstOf(List<Said> told, UpdateStatus status) {
            return told.stream()
                    .filter(each -> each.status() == status)
                    .map(Said::occurredAt)
                    .findFirst()
                    .orElse(null);
        }

        private static long seconds(Instant from, Instant to) {
            return Duration.between(from, to).toSeconds();
        }
    }
}
