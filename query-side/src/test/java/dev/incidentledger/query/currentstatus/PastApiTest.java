package dev.incidentledger.query.currentstatus;

import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.currentstatus.Samples.API;
import static dev.incidentledger.query.currentstatus.Samples.EUROPE;
import static dev.incidentledger.query.currentstatus.Samples.WEB;
import static dev.incidentledger.query.currentstatus.Samples.described;
import static dev.incidentledger.query.currentstatus.Samples.identified;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static dev.incidentledger.query.currentstatus.Samples.registered;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static dev.incidentledger.query.currentstatus.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRetired;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.query.QueryServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** API and Web; an incident on both, retracted since; another that is over; API was hidden and Web retired since. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PastApiTest {

    @TempDir
    static Path folder;

    static QueryServer server;
    static long told;
    static long head;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        record(registered(EUROPE, "Europe", 1));
        record(registered(API, "API", EUROPE, 1));
        record(registered(WEB, "Web", null, 2));
        record(identified(
                incident(1),
                Audience.PUBLIC,
                says(API, ComponentStatus.MAJOR_OUTAGE),
                says(WEB, ComponentStatus.DEGRADED_PERFORMANCE)));
        told = server.settle();
        record(new IncidentRetracted(incident(1)));
        record(identified(incident(2), Audience.PUBLIC, says(API, ComponentStatus.PARTIAL_OUTAGE)));
        record(new IncidentResolved(incident(2), update(1, UpdateStatus.RESOLVED, 60)));
        record(described(API, Audience.INTERNAL));
        record(new ComponentRetired(WEB));
        head = server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void callers_see_the_past_as_it_was() {
        var past = read("/api/v1/status?asOf=" + told);

        assertThat(past.path("description").asString()).isEqualTo("Partial System Outage");
        assertThat(past.at("/incidents/0/components")).hasSize(2);
        assertThat(past.at("/groups/0/components/0/status").asString()).isEqualTo("major_outage");
        assertThat(past.at("/components/0/name").asString()).isEqualTo("Web");
        assertThat(past.at("/asOf/position").asLong()).isEqualTo(told);
        assertThat(past.at("/asOf/time").asString()).isEqualTo(recordedAt(told).toString());
    }

    @Test
    void the_public_is_not_told_in_the_past_either_of_what_is_internal_today() {
        var answer = server.anonymously("/api/v1/status?asOf=" + recordedAt(told));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("API").doesNotContain(API.value());
        var past = json(answer);
        assertThat(past.path("description").asString()).isEqualTo("Partially Degraded Service");
        assertThat(past.at("/incidents/0/impact").asString()).isEqualTo("minor");
        assertThat(past.at("/incidents/0/components/0/name").asString()).isEqualTo("Web");
        assertThat(past.at("/asOf/position").isNull()).isTrue();
    }

    @Test
    void the_public_asks_by_time_since_positions_count_what_is_internal() {
        var answer = server.anonymously("/api/v1/status?asOf=" + told);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo("?asOf");
    }

    @Test
    void components_and_groups_read_as_they_were() {
        assertThat(read("/api/v1/components?asOf=" + told).path("components")).hasSize(2);
        assertThat(read("/api/v1/components").path("components")).hasSize(1);
        var web = server.as(Role.AUDITOR, "/api/v1/components/%s?asOf=%d".formatted(WEB, told));
        assertThat(json(web).path("retired").asBoolean()).isFalse();
        assertThat(json(web).path("status").asString()).isEqualTo("degraded_performance");
        assertThat(web.headers().firstValue("ETag")).isEmpty();
        assertThat(read("/api/v1/component-groups?asOf=" + (told - 3)).at("/groups/0/components"))
                .isEmpty();
        assertThat(read("/api/v1/component-groups/%s?asOf=%d".formatted(EUROPE, told))
                        .path("components"))
                .hasSize(1);
    }

    @Test
    void what_was_not_registered_by_then_is_not_found() {
        for (var path :
                new String[] {"components/" + WEB, "component-groups/" + EUROPE, "components/%s/uptime".formatted(WEB)
                }) {
            var answer = server.as(Role.AUDITOR, "/api/v1/%s?asOf=0".formatted(path));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void before_the_first_event_there_was_nothing() {
        var past = read("/api/v1/status?asOf=0");

        assertThat(past.path("description").asString()).isEqualTo("All Systems Operational");
        assertThat(past.path("groups")).isEmpty();
        assertThat(past.path("incidents")).isEmpty();
    }

    @Test
    void uptime_counts_what_was_claimed_then() {
        var path = "/api/v1/components/%s/uptime?from=2026-11-24&to=2026-11-24".formatted(API);

        assertThat(read(path + "&asOf=" + told).at("/seconds/major").asDouble()).isPositive();
        assertThat(read(path + "&asOf=" + told).at("/asOf/position").asLong()).isEqualTo(told);
        assertThat(read(path).at("/seconds/major").asDouble()).isZero();
    }

    @Test
    void what_had_happened_by_a_time_reads_by_what_is_known_today() {
        var during = "/api/v1/status?validAt=2026-11-24T10:30:00Z";

        assertThat(openInPublic(during)).containsExactly(incident(2).value());
        assertThat(openInPublic("/api/v1/status?validAt=2026-11-24T11:00:00Z")).isEmpty();
        assertThat(read(during).at("/asOf/time").asString()).isEqualTo("2026-11-24T10:30:00Z");
        assertThat(read(during).at("/asOf/position").asLong()).isGreaterThanOrEqualTo(head);
        assertThat(read("/api/v1/components/%s?validAt=2026-11-24T10:30:00Z".formatted(API))
                        .path("status")
                        .asString())
                .isEqualTo("partial_outage");
    }

    @Test
    void what_had_happened_reads_by_what_was_known_then_when_both_are_asked() {
        var both = read("/api/v1/status?validAt=2026-11-24T10:30:00Z&asOf=" + told);

        assertThat(both.path("incidents")).hasSize(1);
        assertThat(both.at("/incidents/0/id").asString()).isEqualTo(incident(1).value());
    }

    @Test
    void what_was_recorded_a_moment_ago_is_waited_for() {
        for (int number = 10; number < 20; number++) {
            server.record(incident(number).value(), identified(incident(number), Audience.INTERNAL));
            var justNow = recordedAt(server.get(Positions.class).head());

            assertThat(server.as(Role.AUDITOR, "/api/v1/incidents/%s?asOf=%s".formatted(incident(number), justNow))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "components",
                "components/cmp_00000000000000000000000001",
                "component-groups",
                "component-groups/grp_00000000000000000000000001",
                "components/cmp_00000000000000000000000001/uptime"
            })
    void what_is_still_to_come_is_refused(String path) {
        for (var ahead : new String[] {"999999999", "2199-12-31T23:59:59Z", "tomorrow"}) {
            var answer = server.as(Role.AUDITOR, "/api/v1/%s?asOf=%s".formatted(path, ahead));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo("?asOf");
        }
    }

    private static Instant recordedAt(long position) {
        return server.get(Positions.class).recordedAfter(position - 1).orElseThrow();
    }

    private static List<String> openInPublic(String path) {
        return json(server.anonymously(path))
                .path("incidents")
                .valueStream()
                .map(incident -> incident.path("id").asString())
                .toList();
    }

    private static JsonNode read(String path) {
        var answer = server.as(Role.AUDITOR, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static void record(CatalogueEvent event) {
        server.record(CatalogueEvent.CATALOGUE_ID, event);
    }

    private static void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }
}
