package dev.incidentledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.events.maintenance.PlannedComponent;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SourceMaintenanceTest {

    @Test
    void keeps_what_we_have_no_field_for_and_nothing_else() {
        var json = maintenance()
                .put("impact", "maintenance")
                .put("status", "completed")
                .put("started_at", "2024-01-01T08:00:00.000Z")
                .put("resolved_at", "2024-01-01T12:00:00.000Z")
                .putNull("monitoring_at")
                .put("shortlink", "https://stspg.io/a");

        assertThat(SourceMaintenance.of(json).rest()).isEqualTo("{\"fields\":{\"shortlink\":\"https://stspg.io/a\"}}");
    }

    @Test
    void keeps_where_the_source_contradicts_its_own_updates() {
        assertThat(SourceMaintenance.of(maintenance()
                                .put("status", "scheduled")
                                .put("impact", "minor")
                                .put("scheduled_until", "2024-01-01T12:00:00.000+01:00"))
                        .rest())
                .isEqualTo(
                        "{\"fields\":{\"status\":\"scheduled\",\"impact\":\"minor\",\"scheduled_until\":\"2024-01-01T12:00:00.000+01:00\"}}");
    }

    @Test
    void does_nothing_by_itself() {
        var schedule = RetoldMaintenance.retell(SourceMaintenance.of(maintenance()), Instant.EPOCH)
                .schedule();

        assertThat(schedule.automaticStart()).isFalse();
        assertThat(schedule.automaticCompletion()).isFalse();
        assertThat(schedule.reminderMinutes()).isNull();
    }

    @Test
    void affects_what_its_updates_speak_of_and_what_is_listed_with_it() {
        var listed = maintenance();
        listed.set("components", SourceJson.MAPPER.readTree("[{\"id\": \"web\", \"name\": \"Web\"}]"));
        var spoken = listed.deepCopy();
        ((ObjectNode) spoken.path("incident_updates").path(0))
                .set("affected_components", SourceJson.MAPPER.readTree("""
                        [{"code": "api", "name": "API", "old_status": "operational", "new_status": "under_maintenance"}]
                        """));

        assertThat(SourceMaintenance.of(listed).components())
                .extracting(PlannedComponent::name)
                .containsExactly("Web");
        assertThat(SourceMaintenance.of(spoken).components())
                .extracting(PlannedComponent::name)
                .containsExactly("API", "Web");
    }

    @ParameterizedTest
    @CsvSource({
        "name, '\"\"', BLANK",
        "id, '\"a b\"', INVALID_ID",
        "impact, 7, UNKNOWN_VALUE",
        "created_at, 7, WRONG_TYPE",
        "shortlink, [], WRONG_TYPE",
        "components, {}, WRONG_TYPE",
        "components, '[{\"id\": 7}]', INVALID_ID",
        "scheduled_for, null, INVALID_TIME",
        "scheduled_until, '\"9999-12-31T23:59:59Z\"', INVALID_TIME",
        "scheduled_until, '\"2024-01-01T10:00:00Z\"', MAINTENANCE_ENDS_BEFORE_IT_BEGINS",
        "incident_updates, '[]', NO_UPDATES"
    })
    void refuses_what_it_cannot_record(String field, String value, String code) {
        var json = maintenance();
        json.set(field, SourceJson.MAPPER.readTree(value));

        assertThatThrownBy(() -> SourceMaintenance.of(json))
                .isInstanceOfSatisfying(
                        Malformed.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({"resolved", "canceled", "postmortem"})
    void refuses_updates_with_statuses_that_maintenances_do_not_have(String status) {
        var json = maintenance();
        ((ObjectNode) json.path("incident_updates").path(0)).put("status", status);

        assertThatThrownBy(() -> SourceMaintenance.of(json)).isInstanceOf(Malformed.class);
    }

    private static ObjectNode maintenance() {
        var maintenance = SourceJson.MAPPER
                .createObjectNode()
                .put("id", "m1")
                .put("name", "Database moves")
                .put("scheduled_for", "2024-01-01T10:00:00.000Z")
                .put("scheduled_until", "2024-01-01T12:00:00.000Z");
        ArrayNode updates = maintenance.putArray("incident_updates");
        updates.add(update("c", "completed", 12))
                .add(update("b", "in_progress", 10))
                .add(update("a", "scheduled", 8));
        return maintenance;
    }

    private static ObjectNode update(String id, String status, int hour) {
        var time = "2024-01-01T%02d:00:00.000Z".formatted(hour);
        return SourceJson.MAPPER
                .createObjectNode()
                .put("id", id)
                .put("status", status)
                .put("body", "It is so.")
                .put("display_at", time);
    }
}
