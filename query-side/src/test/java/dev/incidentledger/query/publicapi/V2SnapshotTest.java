package dev.incidentledger.query.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.currentstatus.ShownComponent;
import dev.incidentledger.query.currentstatus.Standing;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.ready.CatalogueEntry;
import dev.incidentledger.query.ready.PublicIncident;
import dev.incidentledger.query.ready.PublicRecord;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.RecordedEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A page in Berlin, and an incident and a component that were imported from a source which tells its times in UTC. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class V2SnapshotTest {

    private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");
    private static final ComponentId API = new ComponentId(ComponentId.PREFIX + "%026d".formatted(1));
    private static final UpdateId UPDATE = new UpdateId(UpdateId.PREFIX + "%026d".formatted(1));
    private static final IncidentId INCIDENT = new IncidentId(IncidentId.PREFIX + "%026d".formatted(1));

    private final V2Snapshot snapshot = new V2Snapshot(record());

    @Test
    void tells_all_times_in_the_zone_of_the_page_whoever_told_them() {
        var incident = snapshot.incident(incident());

        assertThat(incident.path("created_at").asString()).isEqualTo("2026-11-24T09:00:00.000+01:00");
        assertThat(incident.path("updated_at").asString()).isEqualTo("2026-11-24T12:00:00.000+01:00");
        assertThat(incident.path("started_at").asString()).isEqualTo("2026-11-24T11:00:00.000+01:00");
        assertThat(incident.path("resolved_at").asString()).isEqualTo("2026-07-01T14:00:00.000+02:00");
        var update = incident.at("/incident_updates/0");
        assertThat(update.path("display_at").asString()).isEqualTo("2026-11-24T11:00:00.000+01:00");
        assertThat(update.path("created_at").asString()).isEqualTo("2026-11-24T10:59:00.000+01:00");
        assertThat(snapshot.components().at("/0/created_at").asString()).isEqualTo("2021-05-01T14:00:00.000+02:00");
    }

    @Test
    void leaves_alone_what_tells_no_time() {
        var incident = snapshot.incident(incident());

        assertThat(incident.path("monitoring_at").asString()).isEqualTo("soon");
        assertThat(incident.path("shortlink").asString()).isEqualTo("https://stspg.example/a");
    }

    private static PublicIncident incident() {
        var opening = new Update(UPDATE, UpdateStatus.RESOLVED, "Slow", List.of(), TEN, null, Audience.PUBLIC);
        var event = new IncidentIdentified(INCIDENT, "Search", TEN, opening, Audience.PUBLIC, null, null, null);
        var metadata = Map.of(
                MetadataKey.SOURCE,
                "statuspage",
                MetadataKey.SOURCE_REST,
                """
                {"offset": "Z", "fields": {"created_at": "2026-11-24T08:00:00.000Z", "updated_at": "2026-11-24T11:00:00.000Z",
                "resolved_at": "2026-07-01T12:00:00.000Z", "monitoring_at": "soon", "shortlink": "https://stspg.example/a"}}""",
                MetadataKey.SOURCE_UPDATE_REST,
                "{\"offset\": \"Z\", \"fields\": {\"created_at\": \"2026-11-24T09:59:00.000Z\"}}");
        var events = List.of(new RecordedEvent(event, Provenance.of(1, 0, TEN, metadata), metadata));
        return new PublicIncident("in0000000001", IncidentHistory.of(events).orElseThrow(), events);
    }

    private static PublicRecord record() {
        var api = new ShownComponent(
                API,
                "API",
                null,
                0,
                null,
                null,
                true,
                false,
                Audience.PUBLIC,
                ComponentStatus.OPERATIONAL,
                ComponentStatus.OPERATIONAL);
        var entry = new CatalogueEntry(
                TEN, TEN, "{\"offset\": \"Z\", \"fields\": {\"created_at\": \"2021-05-01T12:00:00.000Z\"}}");
        return new PublicRecord(
                new StatusPage("Northwind", null, ZoneId.of("Europe/Berlin")),
                TEN,
                new Standing(List.of(api), List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(
                        API.value(), "cm0000000001",
                        UPDATE.value(), "up0000000001",
                        INCIDENT.value(), "in0000000001"),
                Map.of(API.value(), entry),
                TEN,
                Map.of());
    }
}
