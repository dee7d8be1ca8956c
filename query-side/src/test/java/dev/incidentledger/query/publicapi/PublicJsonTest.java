package dev.incidentledger.query.publicapi;

import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static dev.incidentledger.query.currentstatus.Samples.API;
import static dev.incidentledger.query.currentstatus.Samples.EUROPE;
import static dev.incidentledger.query.currentstatus.Samples.WEB;
import static dev.incidentledger.query.currentstatus.Samples.at;
import static dev.incidentledger.query.currentstatus.Samples.identified;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static dev.incidentledger.query.currentstatus.Samples.registered;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.health.PlannedWork;
import dev.incidentledger.query.ready.Rendered;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * In the zone of Berlin. Incident 1 is open, partly down on the API; 2 was resolved and is the one that was last told of; 3 is
 * retracted. Of the maintenances 1 is to come, 2 under way, 3 over and 4 called off.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicJsonTest {

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(
                folder, List.of(), "ledger.page.zone=Europe/Berlin", "ledger.page.url=https://status.example.org/");
        server.record("catalogue", registered(EUROPE, "Europe", 1));
        server.record("catalogue", registered(API, "API", EUROPE, 1));
        server.record("catalogue", registered(WEB, "Web", null, 0));
        record(identified(incident(1), PUBLIC, says(API, PARTIAL_OUTAGE)));
        record(new UpdatePosted(incident(1), update(UpdateStatus.IDENTIFIED, 1)));
        record(identified(incident(2), PUBLIC, says(WEB, MAJOR_OUTAGE)));
        record(new UpdatePosted(incident(2), update(UpdateStatus.MONITORING, 10)));
        record(new IncidentResolved(incident(2), update(UpdateStatus.RESOLVED, 30)));
        record(identified(incident(3), PUBLIC));
        record(new IncidentRetracted(incident(3)));
        for (int number = 1; number <= 4; number++) {
            record(PlannedWork.number(number).scheduled(WEB));
        }
        record(PlannedWork.number(2).started(21, 61, says(WEB, UNDER_MAINTENANCE)));
        record(PlannedWork.number(3).started(31, 62));
        record(PlannedWork.number(3).completed(32, 90));
        record(PlannedWork.number(4).canceled(41, 20));
        Rendered.all(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void puts_the_incident_with_the_latest_update_first() {
        var incidents = read("/api/v2/incidents.json").path("incidents");

        assertThat(incidents.valueStream().map(each -> each.path("id").asString()))
                .containsExactly(
                        V2Ids.derived(incident(2).value()),
                        V2Ids.derived(incident(1).value()));
        assertThat(incidents.at("/0/incident_updates/0/status").asString()).isEqualTo("resolved");
        assertThat(incidents.at("/0/monitoring_at").asString()).isEqualTo("2026-11-24T11:10:00.000+01:00");
        assertThat(incidents.at("/0/shortlink").asString())
                .isEqualTo("https://status.example.org/incidents/"
                        + V2Ids.derived(incident(2).value()));
    }

    @Test
    void lists_in_each_update_all_components_that_were_ever_named() {
        var updates = read("/api/v2/incidents.json").at("/incidents/0/incident_updates");

        assertThat(updates.valueStream().map(update -> update.path("affected_components")))
                .extracting(affected -> affected.at("/0/old_status").asString()
                        + " -> "
                        + affected.at("/0/new_status").asString())
                .containsExactly(
                        "major_outage -> operational", "major_outage -> major_outage", "operational -> major_outage");
        assertThat(updates.at("/0/affected_components/0/code").asString()).isEqualTo(V2Ids.derived(WEB.value()));
    }

    @Test
    void shows_components_in_an_incident_as_they_stand_now() {
        var component = read("/api/v2/incidents.json").at("/incidents/0/components/0");

        assertThat(component).isEqualTo(read("/api/v2/components.json").at("/components/0"));
        assertThat(component.path("status").asString()).isEqualTo("under_maintenance");
    }

    @Test
    void updates_a_component_when_its_status_changes_and_not_by_words_alone() {
        var incident = read("/api/v2/incidents/unresolved.json").at("/incidents/0");

        assertThat(incident.path("incident_updates")).hasSize(2);
        assertThat(incident.at("/components/0/updated_at"))
                .isEqualTo(incident.at("/incident_updates/1/created_at"))
                .isNotEqualTo(incident.at("/incident_updates/0/created_at"));
    }

    @Test
    void makes_a_group_a_row_with_its_children() {
        var components = read("/api/v2/components.json").path("components");

        assertThat(components.valueStream().map(each -> each.path("name").asString()))
                .containsExactly("Web", "Europe", "API");
        assertThat(components.at("/1/group").asBoolean()).isTrue();
        assertThat(components.at("/1/components/0")).isEqualTo(components.at("/2/id"));
        assertThat(components.at("/1/status").asString()).isEqualTo("partial_outage");
        assertThat(components.at("/2/group_id")).isEqualTo(components.at("/1/id"));
    }

    @Test
    void sums_up_what_is_unresolved_and_what_is_planned() {
        var summary = read("/api/v2/summary.json");

        assertThat(summary.propertyNames())
                .containsExactly("page", "components", "incidents", "scheduled_maintenances", "status");
        assertThat(summary.path("incidents"))
                .isEqualTo(read("/api/v2/incidents/unresolved.json").path("incidents"));
        assertThat(summary.at("/incidents/0/id").asString())
                .isEqualTo(V2Ids.derived(incident(1).value()));
        assertThat(summary.path("scheduled_maintenances")).hasSize(2);
        assertThat(summary.path("status")).isEqualTo(read("/api/v2/status.json").path("status"));
        assertThat(summary.at("/status/description").asString()).isEqualTo("Minor Service Outage");
        assertThat(summary.at("/page/time_zone").asString()).isEqualTo("Europe/Berlin");
    }

    @Test
    void parts_maintenances_by_where_they_stand() {
        assertThat(statuses("/api/v2/scheduled-maintenances/upcoming.json")).containsExactly("scheduled");
        assertThat(statuses("/api/v2/scheduled-maintenances/active.json")).containsExactly("in_progress");
        assertThat(read("/api/v2/scheduled-maintenances.json")
                        .at("/scheduled_maintenances/0")
                        .propertyNames())
                .endsWith("components", "scheduled_for", "scheduled_until")
                .doesNotContain("reminder_intervals");
    }

    @Test
    void keeps_what_was_told_of_a_retracted_incident_and_says_so() {
        var retracted = read("/incidents/" + V2Ids.derived(incident(3).value()) + ".json");

        assertThat(retracted.path("name").asString()).isEqualTo("Sign-in fails");
        assertThat(retracted.propertyNames()).endsWith("reminder_intervals", "retracted_at", "retraction_reason");
        assertThat(read("/incidents/" + V2Ids.derived(incident(1).value()) + ".json")
                        .has("retracted_at"))
                .isFalse();
    }

    @Test
    void tells_a_maintenance_by_itself_too() {
        var id = V2Ids.derived(PlannedWork.number(1).id().value());

        assertThat(read("/incidents/" + id + ".json"))
                .isEqualTo(read("/api/v2/scheduled-maintenances/upcoming.json").at("/scheduled_maintenances/0"));
    }

    @Test
    void tells_uptime_by_month_and_day() {
        var uptime = read("/uptime/" + V2Ids.derived(WEB.value()) + ".json");
        var november = uptime.path("months")
                .valueStream()
                .filter(month -> month.path("key").asString().equals("2026-11"))
                .findFirst()
                .orElseThrow();
        var day = november.at("/days/23");

        assertThat(uptime.propertyNames()).containsExactly("id", "name", "startDate", "months");
        assertThat(november.propertyNames())
                .containsExactly("key", "year", "month", "name", "uptime_percentage", "days");
        assertThat(november.path("days")).hasSize(30);
        assertThat(day.path("date").asString()).isEqualTo("2026-11-24T00:00:00.000+01:00");
        assertThat(day.path("m").asInt()).isEqualTo(30 * 60);
        assertThat(day.path("p").asInt()).isZero();
        assertThat(day.at("/events/0/code").asString())
                .isEqualTo(V2Ids.derived(incident(2).value()));
        assertThat(november.path("uptime_percentage").asDouble()).isBetween(0.9, 0.9999999);
    }

    @Test
    void ignores_a_query_and_answers_head_and_asks_the_database_nothing() {
        assertThat(get("/api/v2/incidents.json?page=2").body())
                .isEqualTo(get("/api/v2/incidents.json").body());
        await().untilAsserted(() -> assertThat(
                        server.statementsOf(() -> IntStream.range(0, 10).forEach(_ -> {
                            get("/api/v2/summary.json");
                            get("/history.atom");
                            get("/badge.svg");
                        })))
                .as("statements while nothing is rendered")
                .isZero());
    }

    @Test
    void says_that_nothing_is_there_and_takes_no_other_method() {
        assertThat(get("/incidents/nonsense.json").statusCode()).isEqualTo(404);
        assertThat(get("/api/v2/nonsense.json")).satisfies(missing -> {
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
        });
        assertThat(get("/badge/nonsense.svg").headers().firstValue("Content-Type"))
                .contains("application/problem+json");
    }

    private static List<String> statuses(String path) {
        return read(path)
                .path("scheduled_maintenances")
                .valueStream()
                .map(each -> each.path("status").asString())
                .toList();
    }

    private static JsonNode read(String path) {
        return QueryServer.json(get(path));
    }

    private static HttpResponse<String> get(String path) {
        return server.anonymously(path);
    }

    private static Update update(UpdateStatus status, int minute) {
        return new Update(UpdateId.next(), status, "Told", List.of(), at(minute), null, PUBLIC);
    }

    private static void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }

    private static void record(MaintenanceEvent event) {
        server.record(event.maintenanceId().value(), event);
    }
}
