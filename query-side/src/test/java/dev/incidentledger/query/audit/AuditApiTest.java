package dev.incidentledger.query.audit;

import static dev.incidentledger.query.QueryServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRetired;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRenamed;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.log.Hash;
import dev.incidentledger.query.QueryServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Four tokens are issued first, positions 1 to 4; then a component retires (5), and 1,100 groups are registered (6 to 1105). The title
 * of an incident is corrected three times (1106, 1107 and 1109), that of a maintenance once (1108).
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditApiTest {

    private static final String EVENTS = "/api/v1/audit/events";
    private static final ComponentId MAIL = ComponentId.next();
    private static final String CLERK = "tok_01arz3ndektsv4rrffq69g5fav";
    private static final IncidentId INCIDENT = IncidentId.next();
    private static final MaintenanceId MAINTENANCE = MaintenanceId.next();
    private static final String OF_INCIDENT = "/api/v1/audit/incidents/%s/events".formatted(INCIDENT);
    private static final String OF_MAINTENANCE = "/api/v1/audit/maintenances/%s/events".formatted(MAINTENANCE);
    private static final long LAST = 1_109;

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() {
        server = QueryServer.start(folder);
        server.record("catalogue", new ComponentRetired(MAIL), Map.of(MetadataKey.ACTOR, CLERK));
        for (int i = 0; i < 1_100; i++) {
            server.record("catalogue", new GroupRegistered(GroupId.next(), "Group \u20ac " + i, i + 1));
        }
        server.record(INCIDENT.value(), new TitleCorrected(INCIDENT, "First"), Map.of(MetadataKey.ACTOR, CLERK));
        server.record(INCIDENT.value(), new TitleCorrected(INCIDENT, "Second"));
        server.record(MAINTENANCE.value(), new MaintenanceRenamed(MAINTENANCE, "Work"));
        server.record(INCIDENT.value(), new TitleCorrected(INCIDENT, "Third"), Map.of(MetadataKey.ACTOR, CLERK));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tells_an_event_as_it_was_stored() {
        var event = ask("after=4&limit=1").path("events").path(0);

        assertThat(event.path("position").longValue()).isEqualTo(5);
        assertThat(event.path("name").stringValue()).isEqualTo("catalogue.component-retired");
        assertThat(event.path("revision").stringValue()).isEqualTo("1");
        assertThat(event.path("aggregate").path("id").stringValue()).isEqualTo("catalogue");
        assertThat(event.path("aggregate").path("sequence").longValue()).isZero();
        assertThat(event.path("payload").path("componentId").stringValue()).isEqualTo(MAIL.value());
        assertThat(event.path("metadata").path("actor").stringValue()).isEqualTo(CLERK);
        assertThat(event.path("upcast").isNull()).isTrue();
        assertThat(event.path("payloadSha256").stringValue())
                .isEqualTo(Hash.of(stored(5)).toHex());
    }

    @Test
    void goes_through_the_whole_log_page_by_page() {
        long next = 0;
        long events = 0;
        do {
            var page = ask("limit=200&after=" + next);
            for (var event : page.path("events")) {
                assertThat(event.path("position").longValue()).isEqualTo(++events);
            }
            next = page.path("next").asLong(0);
        } while (next > 0);

        assertThat(events).isEqualTo(LAST);
    }

    @Test
    void names_the_next_page_with_its_filter() {
        var page =
                server.as(Role.AUDITOR, EVENTS + "?limit=2&name=catalogue.group-registered&from=2020-01-01T00:00:00Z");

        assertThat(json(page).path("next").longValue()).isEqualTo(7);
        assertThat(page.headers().firstValue("Link"))
                .hasValue("<%s?from=2020-01-01T00:00:00Z&name=catalogue.group-registered&limit=2&after=7>; rel=\"next\""
                        .formatted(EVENTS));
    }

    @ParameterizedTest
    @CsvSource({
        "actor=" + CLERK + "&name=catalogue.component-retired, 5",
        "name=catalogue.component-retired, 5",
        "name=catalogue.component-retired&after=5, ''",
        "name=incident.retracted, ''",
        "actor=system&from=2199-01-01T00:00:00Z, ''",
        "from=2199-01-01T00:00:00Z, ''",
        "to=2020-01-01T00:00:00Z, ''",
        "after=99999, ''"
    })
    void takes_only_what_is_asked_for(String query, String position) {
        var page = ask(query);

        assertThat(page.path("events")
                        .valueStream()
                        .map(event -> event.path("position").asString()))
                .containsExactlyElementsOf(position.isEmpty() ? List.of() : List.of(position));
        assertThat(page.path("next").isNull()).isTrue();
    }

    @Test
    void finds_what_names_a_component() {
        assertThat(ask("component=" + MAIL).path("events").size()).isEqualTo(1);
        assertThat(ask("component=" + ComponentId.next()).path("events").size()).isZero();
    }

    @Test
    void finds_what_was_recorded_in_a_time() {
        var fifth =
                ask("after=4&limit=1").path("events").path(0).path("recordedAt").stringValue();

        assertThat(ask("limit=1&from=" + fifth)
                        .path("events")
                        .path(0)
                        .path("position")
                        .longValue())
                .isEqualTo(5);
        assertThat(ask("to=" + fifth).path("events").size()).isEqualTo(4);
    }

    @Test
    void tells_all_of_it_as_lines() {
        var lines = lines(EVENTS);

        assertThat(lines.body()
                        .lines()
                        .map(line -> JsonMapper.shared()
                                .readTree(line)
                                .path("position")
                                .longValue()))
                .hasSize((int) LAST)
                .isSorted()
                .endsWith(LAST);
        assertThat(lines.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(lines(EVENTS + "?name=catalogue.component-retired").body().lines())
                .hasSize(1);
        assertThat(lines(EVENTS + "?after=1108").body().lines()).hasSize(1);
    }

    @Test
    void tells_nothing_where_somebody_has_put_what_is_no_json() {
        behindTheBack("update event_store.event_log set payload = '\\xff00' where position = 1105");
        try {
            var event = ask("after=1104").path("events").path(0);

            assertThat(event.path("payload").isNull()).isTrue();
            assertThat(event.path("payloadSha256").stringValue())
                    .isEqualTo(Hash.of(new byte[] {(byte) 0xff, 0}).toHex());
        } finally {
            behindTheBack("update event_store.event_log set payload = '{}' where position = 1105");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, ?limit",
        "limit=201, ?limit",
        "after=-1, ?after",
        "after=x, ?after",
        "component=x, ?component",
        "name=incident.unheard-of, ?name",
        "name=%01, ?name",
        "actor=somebody, ?actor",
        "from=yesterday, ?from",
        "from=2022-01-01T00:00:00Z&to=2021-01-01T00:00:00Z, ?to"
    })
    void says_what_it_does_not_understand(String query, String pointer) {
        var answer = server.as(Role.AUDITOR, EVENTS + "?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("errors").path(0).path("pointer").stringValue())
                .isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1106 1107 1109",
        "after=1106, 1107 1109",
        "after=1108, 1109",
        "after=1109, ''",
        "actor=" + CLERK + ", 1106 1109",
        "name=incident.title-corrected, 1106 1107 1109",
        "name=incident.retracted, ''",
        "component=cmp_01arz3ndektsv4rrffq69g5fav, ''",
        "from=2020-01-01T00:00:00Z, 1106 1107 1109",
        "to=2020-01-01T00:00:00Z, ''"
    })
    void takes_the_same_of_an_incident(String query, String positions) {
        var page = json(server.as(Role.AUDITOR, OF_INCIDENT + "?" + query));
        var lines = lines(OF_INCIDENT + "?" + query).body().lines().map(JsonMapper.shared()::readTree);

        assertThat(positions(page.path("events").valueStream())).isEqualTo(positions);
        assertThat(page.path("next").isNull()).isTrue();
        assertThat(positions(lines)).isEqualTo(positions);
    }

    @Test
    void names_the_next_page_of_an_incident() {
        var page = server.as(Role.AUDITOR, OF_INCIDENT + "?limit=1&actor=" + CLERK);

        assertThat(json(page).path("next").longValue()).isEqualTo(1106);
        assertThat(page.headers().firstValue("Link"))
                .hasValue("<%s?actor=%s&limit=1&after=1106>; rel=\"next\"".formatted(OF_INCIDENT, CLERK));
    }

    @Test
    void tells_the_events_of_a_maintenance() {
        assertThat(positions(json(server.as(Role.AUDITOR, OF_MAINTENANCE))
                        .path("events")
                        .valueStream()))
                .isEqualTo("1108");
        assertThat(lines(OF_MAINTENANCE).body().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asOf=5", "incident=1", "sequence=2", "Limit=3"})
    void takes_no_parameter_that_it_does_not_know(String query) {
        for (var path : List.of(EVENTS, OF_INCIDENT, OF_MAINTENANCE)) {
            var answer = server.as(Role.AUDITOR, path + "?" + query);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).path("code").stringValue()).isEqualTo("UNKNOWN_PARAMETER");
            assertThat(lines(path + "?" + query).statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "incidents/inc_01arz3ndektsv4rrffq69g5fav, UNKNOWN_INCIDENT",
        "maintenances/mnt_01arz3ndektsv4rrffq69g5fav, UNKNOWN_MAINTENANCE"
    })
    void knows_nothing_that_has_no_events(String path, String code) {
        var answer = server.as(Role.AUDITOR, "/api/v1/audit/%s/events".formatted(path));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).path("code").stringValue()).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void is_for_auditors_and_admins(Role role) {
        assertThat(server.as(role, EVENTS).statusCode())
                .isEqualTo(role == Role.AUDITOR || role == Role.ADMIN ? 200 : 403);
    }

    private static String positions(Stream<JsonNode> events) {
        return events.map(event -> event.path("position").asString()).collect(Collectors.joining(" "));
    }

    private static JsonNode ask(String query) {
        var answer = server.as(Role.AUDITOR, EVENTS + "?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static HttpResponse<String> lines(String path) {
        return server.as(Role.AUDITOR, path, "Accept", "application/x-ndjson");
    }

    private static byte[] stored(long position) {
        return server.get(JdbcClient.class)
                .sql("select payload from event_store.event_log where position = ?")
                .param(position)
                .query(byte[].class)
                .single();
    }

    private static void behindTheBack(String sql) {
        var db = server.get(JdbcClient.class);
        db.sql("alter table event_store.event_log disable trigger append_only").update();
        db.sql(sql).update();
        db.sql("alter table event_store.event_log enable always trigger append_only")
                .update();
    }
}
