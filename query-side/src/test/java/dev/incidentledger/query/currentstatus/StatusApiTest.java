package dev.incidentledger.query.currentstatus;

import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.currentstatus.Samples.API;
import static dev.incidentledger.query.currentstatus.Samples.EUROPE;
import static dev.incidentledger.query.currentstatus.Samples.LAB;
import static dev.incidentledger.query.currentstatus.Samples.WEB;
import static dev.incidentledger.query.currentstatus.Samples.component;
import static dev.incidentledger.query.currentstatus.Samples.identified;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static dev.incidentledger.query.currentstatus.Samples.registered;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRetired;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.health.PlannedWork;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One page: API and Lab (internal) in Europe, Web on its own, an open incident, an internal one, a retracted one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatusApiTest {

    private static final String CACHED = "public, max-age=10, stale-while-revalidate=60, stale-if-error=86400";
    private static final GroupId LABS = new GroupId(GroupId.PREFIX + "%026d".formatted(2));

    @TempDir
    static Path folder;

    static QueryServer server;
    static long position;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder, "ledger.page.name=Sample Cloud", "ledger.page.zone=Europe/Berlin");
        record(registered(EUROPE, "Europe", 1));
        record(registered(API, "API", EUROPE, 2));
        record(registered(component(4), "Sign-in", EUROPE, 1));
        record(registered(WEB, "Web", null, 2));
        record(registered(LABS, "Labs", 3));
        record(registered(LAB, "Lab", LABS, 1, INTERNAL));
        record(registered(component(5), "Old API", EUROPE, 3));
        record(new ComponentRetired(component(5)));
        record(new ComponentRenamed(API, "Public API"));
        record(identified(
                incident(1),
                PUBLIC,
                says(API, DEGRADED_PERFORMANCE),
                says(LAB, MAJOR_OUTAGE),
                says(component(5), MAJOR_OUTAGE)));
        record(identified(incident(2), INTERNAL, says(API, PARTIAL_OUTAGE), says(WEB, MAJOR_OUTAGE)));
        record(identified(incident(3), PUBLIC, says(WEB, MAJOR_OUTAGE)));
        record(new IncidentRetracted(incident(3)));
        record(PlannedWork.number(1).scheduled(API, LAB, component(5)));
        record(PlannedWork.number(2).scheduled(component(4)));
        record(PlannedWork.number(2)
                .started(1, 50, says(component(4), UNDER_MAINTENANCE), says(component(5), UNDER_MAINTENANCE)));
        record(PlannedWork.number(3).scheduled(INTERNAL, component(4)));
        record(PlannedWork.number(3).started(1, 50, says(component(4), MAJOR_OUTAGE)));
        record(PlannedWork.number(4).scheduled(API));
        record(PlannedWork.number(4).canceled(1, 30));
        position = server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Nested
    class The_status {

        @Test
        void says_whose_page_it_is() {
            assertThat(status().path("page").toString())
                    .isEqualTo("{\"name\":\"Sample Cloud\",\"url\":null,\"timeZone\":\"Europe/Berlin\"}");
        }

        @Test
        void follows_from_what_the_public_may_know_whoever_asks() {
            for (var status : List.of(status(), json(asOperator("/api/v1/status")))) {
                assertThat(status.path("indicator").asString()).isEqualTo("minor");
                assertThat(status.path("description").asString()).isEqualTo("Partially Degraded Service");
            }
        }

        @Test
        void shows_the_public_nothing_that_is_internal() {
            var response = server.anonymously("/api/v1/status");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .doesNotContain("internal")
                    .doesNotContain("Lab")
                    .doesNotContain(LAB.value())
                    .doesNotContain(incident(2).value())
                    .doesNotContain("partial_outage")
                    .doesNotContain("major_outage");
        }

        @Test
        void shows_the_public_components_by_group_in_their_order() {
            assertThat(status().at("/groups/0/name").asString()).isEqualTo("Europe");
            assertThat(status().at("/groups/0/status").asString()).isEqualTo("degraded_performance");
            assertThat(status().at("/groups/0/components").findValuesAsString("name"))
                    .containsExactly("Sign-in", "Public API");
            assertThat(status().path("groups").size()).isEqualTo(1);
            assertThat(status().path("components").findValuesAsString("name")).containsExactly("Web");
        }

        @Test
        void shows_the_public_open_incidents_without_internal_components() {
            assertThat(status().path("incidents").size()).isEqualTo(1);
            assertThat(status().at("/incidents/0/id").asString())
                    .isEqualTo(incident(1).value());
            assertThat(status().at("/incidents/0/components").findValuesAsString("name"))
                    .containsExactly("Public API", "Old API");
        }

        @Test
        void shows_the_public_what_is_planned_and_under_way_without_internal_components() {
            var maintenances = status().path("maintenances");

            assertThat(maintenances.findValuesAsString("status")).containsExactly("scheduled", "in_progress");
            assertThat(maintenances.at("/0/components").findValuesAsString("name"))
                    .containsExactly("Public API");
            assertThat(maintenances.at("/0/scheduledFor").asString()).isEqualTo("2026-11-24T11:00:00Z");
            assertThat(maintenances.at("/0/startedAt").isNull()).isTrue();
            assertThat(maintenances.at("/1/startedAt").asString()).isEqualTo("2026-11-24T10:50:00Z");
        }

        @Test
        void shows_the_public_what_is_under_maintenance_and_not_what_internal_work_says() {
            assertThat(status().at("/groups/0/components/0/status").asString()).isEqualTo("under_maintenance");
            assertThat(json(asOperator("/api/v1/status"))
                            .at("/groups/0/components/0/status")
                            .asString())
                    .isEqualTo("major_outage");
        }

        @Test
        void leaves_what_was_retired_out_of_what_is_planned() {
            assertThat(json(asOperator("/api/v1/status"))
                            .at("/maintenances/0/components")
                            .findValuesAsString("name"))
                    .containsExactly("Public API", "Lab");
        }

        @Test
        void shows_callers_internal_work_too() {
            assertThat(json(asOperator("/api/v1/status")).path("maintenances").findValuesAsString("audience"))
                    .containsExactly("public", "public", "internal");
        }

        @Test
        void does_not_tell_the_public_how_much_was_recorded() {
            assertThat(status().at("/asOf/position").isNull()).isTrue();
            assertThat(status().at("/asOf/time").asString()).isNotBlank();
        }

        @Test
        void shows_callers_what_is_internal_and_flags_it() {
            var status = json(asOperator("/api/v1/status"));

            assertThat(status.path("incidents").findValuesAsString("audience")).contains("internal");
            assertThat(status.at("/groups/1/name").asString()).isEqualTo("Labs");
            assertThat(status.at("/groups/1/components/0/audience").asString()).isEqualTo("internal");
            assertThat(status.at("/groups/1/components/0/publicStatus").isNull())
                    .isTrue();
            assertThat(status.at("/components/0/status").asString()).isEqualTo("major_outage");
            assertThat(status.at("/components/0/publicStatus").asString()).isEqualTo("operational");
            assertThat(status.at("/asOf/position").asLong()).isGreaterThanOrEqualTo(position);
        }

        @Test
        void takes_one_statement() {
            assertThat(server.statementsOf(() -> server.anonymously("/api/v1/status")))
                    .isEqualTo(1);
            assertThat(server.statementsOf(() -> asOperator("/api/v1/status"))).isEqualTo(1);
        }

        @Test
        void waits_for_what_the_reader_wrote() {
            assertThat(server.anonymously("/api/v1/status?minPosition=" + position)
                            .statusCode())
                    .isEqualTo(200);

            var tooEarly = server.anonymously("/api/v1/status?minPosition=" + (position + 1_000));
            assertThat(tooEarly.statusCode()).isEqualTo(503);
            assertThat(tooEarly.headers().firstValue("Retry-After")).isPresent();
        }

        @Test
        void is_kept_by_whoever_stands_between_and_sent_once_a_minute_while_nothing_changes() {
            await().untilAsserted(() -> {
                var tag = server.anonymously("/api/v1/status")
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
                var again = server.anonymously("/api/v1/status", "If-None-Match", tag);
                assertThat(tag).startsWith("\"");
                assertThat(again.statusCode()).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(again.headers().firstValue("Cache-Control")).hasValue(CACHED);
            });
        }

        @Test
        void is_kept_by_nobody_for_callers_who_are_shown_more() {
            var headers = asOperator("/api/v1/status").headers();

            assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
            assertThat(headers.firstValue("ETag")).isEmpty();
            assertThat(headers.firstValue("Vary")).hasValue("Authorization");
            assertThat(server.anonymously("/api/v1/status").headers().firstValue("Vary"))
                    .hasValue("Authorization");
        }

        private JsonNode status() {
            return json(server.anonymously("/api/v1/status"));
        }
    }

    @Nested
    class Components {

        @Test
        void are_listed_in_the_order_of_the_page_but_for_the_retired() {
            assertThat(json(asOperator("/api/v1/components")).path("components").findValuesAsString("name"))
                    .containsExactly("Sign-in", "Public API", "Web", "Lab");
        }

        @Test
        void are_found_by_id_with_their_version_as_tag() {
            var response = asOperator("/api/v1/components/" + API);

            assertThat(response.headers().firstValue("ETag")).hasValue("\"8\"");
            assertThat(json(response).path("version").asLong()).isEqualTo(8);
            assertThat(json(response).path("status").asString()).isEqualTo("partial_outage");
            assertThat(json(response).path("publicStatus").asString()).isEqualTo("degraded_performance");
            assertThat(json(response).path("groupId").asString()).isEqualTo(EUROPE.value());
        }

        @Test
        void are_found_by_id_when_they_are_retired() {
            assertThat(json(asOperator("/api/v1/components/" + component(5)))
                            .path("retired")
                            .asBoolean())
                    .isTrue();
        }

        @Test
        void that_are_retired_are_touched_by_no_incident_and_no_maintenance() {
            var retired = json(asOperator("/api/v1/components/" + component(5)));

            assertThat(retired.path("status").asString()).isEqualTo("operational");
            assertThat(retired.path("publicStatus").asString()).isEqualTo("operational");
        }

        @Test
        void take_one_statement() {
            assertThat(server.statementsOf(() -> asOperator("/api/v1/components")))
                    .isEqualTo(1);
            assertThat(server.statementsOf(() -> asOperator("/api/v1/components/" + API)))
                    .isEqualTo(1);
        }

        @Test
        void are_told_once_the_catalogue_is_at_the_version_asked_for() {
            assertThat(asOperator("/api/v1/components/%s?minVersion=8".formatted(API))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(asOperator("/api/v1/components/%s?minVersion=99".formatted(API))
                            .statusCode())
                    .isEqualTo(503);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/v1/components/cmp_00000000000000000000000099",
                    "/api/v1/components/nonsense",
                    "/api/v1/component-groups/grp_00000000000000000000000099"
                })
        void that_are_unknown_are_not_found(String path) {
            assertThat(asOperator(path).statusCode()).isEqualTo(404);
        }
    }

    @Nested
    class Groups {

        @Test
        void are_listed_with_their_components() {
            var groups = json(asOperator("/api/v1/component-groups")).path("groups");

            assertThat(groups.findValuesAsString("name")).containsExactly("Europe", "Labs");
            assertThat(groups.at("/0/components").toString()).isEqualTo("[\"%s\",\"%s\"]".formatted(component(4), API));
        }

        @Test
        void are_found_by_id_with_their_version_as_tag() {
            var response = asOperator("/api/v1/component-groups/" + LABS);

            assertThat(response.headers().firstValue("ETag")).hasValue("\"4\"");
            assertThat(json(response).path("name").asString()).isEqualTo("Labs");
        }
    }

    @Nested
    class Who_may_read {

        @ParameterizedTest
        @ValueSource(strings = {"/api/v1/components", "/api/v1/component-groups", "/api/v1/incidents"})
        void more_than_the_status_needs_a_token(String path) {
            assertThat(server.anonymously(path).statusCode()).isEqualTo(401);
            assertThat(server.as(Role.ANALYST, path).statusCode()).isEqualTo(200);
        }

        @Test
        void the_contract_is_open_to_all() {
            var contract = server.anonymously("/openapi.yaml");

            assertThat(contract.statusCode()).isEqualTo(200);
            assertThat(contract.headers().firstValue("Content-Type")).hasValue("application/yaml");
            assertThat(contract.headers().firstValue("Cache-Control")).hasValue(CACHED);
            var tag = contract.headers().firstValue("ETag").orElseThrow();
            assertThat(server.anonymously("/openapi.yaml", "If-None-Match", tag).statusCode())
                    .isEqualTo(304);
        }

        @Test
        void what_is_not_there_is_not_found() {
            assertThat(server.anonymously("/nothing").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> asOperator(String path) {
        return server.as(Role.OPERATOR, path);
    }

    private static void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }

    private static void record(MaintenanceEvent event) {
        server.record(event.maintenanceId().value(), event);
    }

    private static void record(CatalogueEvent event) {
        server.record(CatalogueEvent.CATALOGUE_ID, event);
    }
}
