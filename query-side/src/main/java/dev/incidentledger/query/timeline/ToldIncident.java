package dev.incidentledger.query.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an export of the log tells of an incident: what its report is made of, as far as that follows from its events and from nothing
 * that is configured. It says each thing once; what is null is left out.
 *
 * @param durationSeconds null while it is open
 * @param timeline newest first
 * @param version of its newest event, which stands at {@code position}
 */
record ToldIncident(
        IncidentId id,
        String title,
        List<TitleVersion> earlierTitles,
        UpdateStatus status,
        Audience audience,
        Impact impact,
        Instant startedAt,
        @Nullable Instant resolvedAt,
        @Nullable Long durationSeconds,
        List<ClaimedComponent> components,
        List<TimelineEntry> timeline,
        long version,
        long position) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
            .addMixIn(UpdateHistory.class, InItsVersions.class)
            .build();

    /** What an update says now is told by the last of its versions. */
    @JsonIgnoreProperties({"status", "message", "components", "occurredAt"})
    private interface InItsVersions {}

    static ToldIncident of(IncidentHistory incident) {
        return new ToldIncident(
                incident.id(),
                incident.title(),
                incident.titles().subList(0, incident.titles().size() - 1),
                incident.status(),
                incident.audience(),
                incident.impact(),
                incident.startedAt(),
                incident.resolvedAt().orElse(null),
                incident.duration().map(Duration::toSeconds).orElse(null),
                incident.components(),
                incident.timeline(),
                incident.latest().version(),
                incident.latest().position());
    }

    /** The same for the same incident, wherever it is made. */
    String line() {
        return new String(JSON.writeValueAsBytes(this), UTF_8); // in less time than it takes to write characters
    }
}
