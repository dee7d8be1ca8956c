package dev.incidentledger.query.publicapi;

import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.health.PlannedWork.note;
import static dev.incidentledger.query.health.PlannedWork.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRetired;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.health.PlannedWork;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What was never imported, in the form of the source that others would import it from. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportOfOurOwnTest {

    private static final String PATH = "/api/v1/exports/statuspage/";
    private static final GroupId MAIL = GroupId.next();
    private static final ComponentId API = ComponentId.next();
    private static final ComponentId IMAP = ComponentId.next();
    private static final ComponentId LAB = ComponentId.next();
    private static final ComponentId OLD = ComponentId.next();

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        record(new GroupRegistered(MAIL, "Mail", 1));
        record(registered(IMAP, "IMAP", MAIL, 1, PUBLIC));
        record(registered(API, "API", null, 2, PUBLIC));
        record(registered(LAB, "Lab", null, 3, INTERNAL));
        record(registered(OLD, "Old API", null, 4, PUBLIC));
        record(new ComponentRetired(OLD));
        record(PlannedWork.number(1).scheduled(API, LAB, OLD));
        record(PlannedWork.number(1).started(1, 60, says(API, UNDER_MAINTENANCE), says(LAB, UNDER_MAINTENANCE)));
        record(PlannedWork.number(1).posted(note(2, MaintenanceStatus.IN_PROGRESS, 70)));
        record(PlannedWork.number(2).scheduled(IMAP));
        record(PlannedWork.number(2).canceled(3, 30));
        record(PlannedWork.number(3).scheduled(INTERNAL, API));
        identify(says(LAB, ComponentStatus.MAJOR_OUTAGE), says(IMAP, ComponentStatus.PARTIAL_OUTAGE));
        server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shows_the_components_of_incidents_as_they_are() {
        var incident = exported("incidents", "incidents").getFirst();

        assertThat(names(incident.path("components"))).containsExactly("IMAP");
        assertThat(incident.at("/components/0/status").asString()).isEqualTo("partial_outage");
        assertThat(names(incident.at("/incident_updates/0/affected_components")))
                .containsExactly("As published");
    }

    @Test
    void tells_of_maintenances_what_the_public_may_know_the_latest_told_first() {
        var maintenances = exported("scheduled-maintenances", "scheduled_maintenances");

        assertThat(maintenances)
                .extracting(one -> one.path("status").asString())
                .containsExactly("in_progress", "completed");
        var running = maintenances.getFirst();
        assertThat(names(running.path("components"))).containsExactly("API");
        assertThat(running.path("incident_updates")).hasSize(2);
        assertThat(running.at("/incident_updates/0/affected_components")
                        .valueStream()
                        .map(ExportOfOurOwnTest::turn))
                .containsExactly(
                        "As published: operational -> under_maintenance", "As planned: operational -> operational");
        assertThat(running.at("/incident_updates/1/affected_components")
                        .valueStream()
                        .map(ExportOfOurOwnTest::turn))
                .containsExactly("As planned: operational -> operational", "As planned: operational -> operational");
        assertThat(running.path("scheduled_for").asString()).isEqualTo("2026-11-24T11:00:00.000Z");
        assertThat(running.path("resolved_at").isNull()).isTrue();
        assertThat(running.has("reminder_intervals")).isFalse();
    }

    @Test
    void calls_completed_what_was_called_off() {
        var canceled =
                exported("scheduled-maintenances", "scheduled_maintenances").getLast();

        assertThat(canceled.at("/incident_updates/0/status").asString()).isEqualTo("completed");
        assertThat(canceled.path("resolved_at").asString()).isEqualTo("2026-11-24T10:30:00.000Z");
    }

    @Test
    void lists_components_in_the_order_of_the_page_each_group_first() {
        var components = exported("components", "components");

        assertThat(components).extracting(one -> one.path("name").asString()).containsExactly("Mail", "IMAP", "API");
        assertThat(components)
                .extracting(one -> one.path("status").asString())
                .containsExactly("partial_outage", "partial_outage", "under_maintenance");
        var group = components.getFirst();
        assertThat(group.path("group").asBoolean()).isTrue();
        assertThat(group.path("components").path(0)).isEqualTo(components.get(1).path("id"));
        assertThat(components.get(1).path("group_id")).isEqualTo(group.path("id"));
        assertThat(components.get(1).path("updated_at").asString())
                .isGreaterThan(components.get(1).path("created_at").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"incidents", "scheduled-maintenances", "components"})
    void never_names_what_is_internal(String what) {
        assertThat(server.as(Role.ADMIN, PATH + what).body())
                .doesNotContain("Lab", "Among us", V2Ids.derived(LAB.value()))
                .doesNotContain(V2Ids.derived(PlannedWork.number(3).id().value()));
        assertThat(server.as(Role.ANALYST, PATH + what).statusCode()).isEqualTo(403);
        assertThat(server.anonymously(PATH + what).statusCode()).isEqualTo(401);
    }

    private static List<JsonNode> exported(String path, String name) {
        return json(server.as(Role.AUDITOR, PATH + path))
                .path(name)
                .valueStream()
                .toList();
    }

    private static String turn(JsonNode affected) {
        return "%s: %s -> %s"
                .formatted(
                        affected.path("name").asString(),
                        affected.path("old_status").asString(),
                        affected.path("new_status").asString());
    }

    private static Stream<String> names(JsonNode list) {
        return list.valueStream().map(one -> one.path("name").asString());
    }

    private static ComponentRegistered registered(
            ComponentId id, String name, @Nullable GroupId group, int position, Audience audience) {
        return new ComponentRegistered(id, name, group, position, null, null, true, false, audience);
    }

    private static void record(CatalogueEvent event) {
        server.record(CatalogueEvent.CATALOGUE_ID, event);
    }

    private static void record(MaintenanceEvent event) {
        server.record(event.maintenanceId().value(), event);
    }

    private static void identify(AffectedComponent... components) {
        var ten = Instant.parse("2024-01-01T10:00:00Z");
        var id = IncidentId.next();
        var opening =
                new Update(UpdateId.next(), UpdateStatus.IDENTIFIED, "Slow", List.of(components), ten, null, PUBLIC);
        server.record(id.value(), new IncidentIdentified(id, "Search", ten, opening, PUBLIC, null, null, null));
    }
}
