package dev.incidentledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.Impact;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SourceIncidentTest {

    private static final String AFFECTED = """
            [{"code": "api", "name": "API", "old_status": "operational", "new_status": "%s"}]
            """;

    @Test
    void reads_updates_in_the_order_in_which_they_were_written() {
        var newestFirst = SourceIncident.of(incident(update("b", "resolved", 12), update("a", "investigating", 10)));
        var oldestFirst = SourceIncident.of(incident(update("a", "investigating", 10), update("b", "resolved", 12)));
        var atOnce = SourceIncident.of(incident(update("b", "resolved", 10), update("a", "investigating", 10)));

        for (var incident : List.of(newestFirst, oldestFirst, atOnce)) {
            assertThat(incident.updates()).extracting(SourceUpdate::sourceId).containsExactly("a", "b");
        }
    }

    @Test
    void overrides_the_impact_only_where_it_does_not_follow_from_the_components() {
        assertThat(SourceIncident.of(incident(affecting("partial_outage")).put("impact", "major"))
                        .impactOverride())
                .isNull();
        assertThat(SourceIncident.of(incident(affecting("partial_outage")).put("impact", "minor"))
                        .impactOverride())
                .isEqualTo(Impact.MINOR);
    }

    @Test
    void keeps_what_we_have_no_field_for_and_nothing_else() {
        var json = incident(affecting("partial_outage")).put("shortlink", "https://stspg.io/a");

        var incident = SourceIncident.of(json);

        assertThat(incident.rest()).isEqualTo("{\"fields\":{\"shortlink\":\"https://stspg.io/a\"}}");
        assertThat(incident.updates().getFirst().rest()).isEqualTo("{\"fields\":{}}");
        assertThat(incident.updates().getFirst().components().getFirst().statusBefore())
                .isEqualTo(ComponentStatus.OPERATIONAL);
    }

    @Test
    void keeps_where_the_source_contradicts_its_own_updates() {
        var json = incident(update("a", "resolved", 10)).put("resolved_at", "2024-01-01T11:00:00.000Z");

        assertThat(SourceIncident.of(json).rest())
                .isEqualTo("{\"fields\":{\"resolved_at\":\"2024-01-01T11:00:00.000Z\"}}");
    }

    @Test
    void keeps_the_offset_of_times() {
        var update = update("a", "resolved", 10).put("display_at", "2019-02-20T13:40:58.572-06:00");

        var read = SourceIncident.of(incident(update)).updates().getFirst();

        assertThat(read.displayAt().at()).isEqualTo(Instant.parse("2019-02-20T19:40:58.572Z"));
        assertThat(read.rest()).startsWith("{\"offset\":\"-06:00\"");
    }

    @ParameterizedTest
    @CsvSource({
        "name, 7, WRONG_TYPE",
        "name, '\"\"', BLANK",
        "id, '\"a b\"', INVALID_ID",
        "impact, '\"huge\"', UNKNOWN_VALUE",
        "started_at, '\"2024-02-30T00:00:00Z\"', INVALID_TIME",
        "started_at, 1700000000, INVALID_TIME",
        "incident_updates, '[]', NO_UPDATES",
        "incident_updates, '{}', NO_UPDATES"
    })
    void refuses_what_it_cannot_record(String field, String value, String code) {
        var json = incident(update("a", "resolved", 10));
        json.set(field, SourceJson.MAPPER.readTree(value));

        assertThatThrownBy(() -> SourceIncident.of(json))
                .isInstanceOfSatisfying(
                        Malformed.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "status, '\"exploded\"', UNKNOWN_VALUE",
        "body, null, WRONG_TYPE",
        "incident_id, '\"another\"', FOREIGN_UPDATE",
        "display_at, '\"soon\"', INVALID_TIME",
        "affected_components, '{}', WRONG_TYPE",
        "affected_components, '[{\"code\": \"api\"}]', UNKNOWN_VALUE",
        "affected_components, '[7]', WRONG_TYPE"
    })
    void refuses_an_update_that_it_cannot_record(String field, String value, String code) {
        var update = update("a", "resolved", 10);
        update.set(field, SourceJson.MAPPER.readTree(value));

        assertThatThrownBy(() -> SourceIncident.of(incident(update)))
                .isInstanceOfSatisfying(
                        Malformed.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void refuses_updates_that_are_told_apart_by_nothing() {
        assertThatThrownBy(
                        () -> SourceIncident.of(incident(update("a", "resolved", 12), update("a", "monitoring", 10))))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void refuses_a_body_that_is_too_long() {
        var update = update("a", "resolved", 10).put("body", "x".repeat(30_000));

        assertThatThrownBy(() -> SourceIncident.of(incident(update))).isInstanceOf(Malformed.class);
    }

    private static ObjectNode incident(ObjectNode... updates) {
        var incident = SourceJson.MAPPER.createObjectNode().put("id", "i1").put("name", "Search is slow");
        ArrayNode all = incident.putArray("incident_updates");
        for (var update : updates) {
            all.add(update);
        }
        return incident;
    }

    private static ObjectNode affecting(String status) {
        var update = update("a", "investigating", 10);
        update.set("affected_components", SourceJson.MAPPER.readTree(AFFECTED.formatted(status)));
        return update;
    }

    private static ObjectNode update(String id, String status, int hour) {
        return SourceJson.MAPPER
                .createObjectNode()
                .put("id", id)
                .put("status", status)
                .put("body", "It is so.")
                .put("display_at", "2024-01-01T%d:00:00.000Z".formatted(hour));
    }
}
