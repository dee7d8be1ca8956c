package dev.incidentledger.query.timeline;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.platform.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident stands, as of one moment, and all that led there; for operators.
 *
 * @param impact the override where there is one, else the derived impact
 * @param durationSeconds from its stated start to its resolution; null while it is open
 * @param publishedAfterSeconds from the beginning of the impact window until the public could know
 * @param updates newest first
 * @param version of its newest event known at that moment
 * @param asOf the moment at which promises are judged
 * @param asOfPosition up to which the log counts; null when that is as far as it goes
 * @param validAt what is dated later does not count; null when everything known does
 */
record IncidentDetail(
        IncidentId id,
        String title,
        List<TitleVersion> earlierTitles,
        UpdateStatus status,
        Audience audience,
        @Nullable String scope,
        Instant startedAt,
        @Nullable Instant firstPublishedAt,
        @Nullable Instant monitoringAt,
        @Nullable Instant resolvedAt,
        @Nullable Long durationSeconds,
        List<Instant> reopenedAt,
        Impact impact,
        Impact derivedImpact,
        List<ImpactOverride> impactOverrides,
        @Nullable Origin origin,
        List<ExternalReference> references,
        List<ClaimedComponent> components,
        List<Promise> promises,
        List<UpdateHistory> updates,
        @Nullable PostmortemHistory postmortem,
        List<EstablishedWindow> impactWindows,
        @Nullable Long publishedAfterSeconds,
        List<Recovery> recoveries,
        @Nullable Publication publication,
        @Nullable Retraction retraction,
        long version,
        long position,
        Instant asOf,
        @Nullable Long asOfPosition,
        @Nullable Instant validAt) {

    static IncidentDetail of(IncidentHistory incident, PromiseRule rule, Moment moment) {
        return new IncidentDetail(
                incident.id(),
                incident.title(),
                incident.titles().subList(0, incident.titles().size() - 1),
                incident.status(),
                incident.audience(),
                incident.scope(),
                incident.startedAt(),
                incident.firstPublishedAt().orElse(null),
                incident.monitoringAt().orElse(null),
                incident.resolvedAt().orElse(null),
                incident.duration().map(Duration::toSeconds).orElse(null),
                incident.reopenedAt(),
                incident.impact(),
                incident.derivedImpact(),
                incident.overrides(),
                incident.origin(),
                incident.references(),
                incident.components(),
                incident.promises(rule, moment.time()),
                incident.updates().stream().sorted(TimelineEntry.NEWEST_FIRST).toList(),
                incident.postmortem(),
                incident.impactWindows(),
                incident.publishedAfter().map(Duration::toSeconds).orElse(null),
                incident.recoveries(),
                incident.publication(),
                incident.retraction(),
                incident.latest().version(),
                incident.latest().position(),
                moment.time(),
                moment.asOfPosition(),
                moment.validAt());
    }
}
