package dev.incidentledger.query.maintenance;

import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.SCHEDULED;
import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.health.PlannedWork.note;
import static dev.incidentledger.query.health.PlannedWork.says;
import static dev.incidentledger.query.health.PlannedWork.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRenamed;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.health.PlannedWork;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Planned for 11:00 to 12:00 unless said otherwise: 1 scheduled for 12:00 to 13:00, 2 in progress since 11:05, 3 verifying
 * and internal, 4 completed at 11:30, 5 canceled at 10:30, 6 scheduled for the same hour as 1.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MaintenanceApiTest {

    private static final String PATH = "/api/v1/maintenances";
    private static final ComponentId API = new ComponentId(ComponentId.PREFIX + "%026d".formatted(1));
    private static final PlannedWork MOVED = PlannedWork.number(1);
    private static final PlannedWork RUNNING = PlannedWork.number(2);

    @TempDir
    static Path folder;

    static QueryServer server;
    static long position;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        record(MOVED.scheduled(API));
        record(MOVED.posted(note(1, SCHEDULED, 5)));
        record(MOVED.rescheduled(120, 180, update(2, SCHEDULED, 10)));
        record(new MaintenanceRenamed(MOVED.id(), "Bigger upgrade"));
        record(MOVED.reminded(3, 60));
        record(MOVED.corrected(2, 11, null));
        record(RUNNING.scheduled(API));
        record(RUNNING.started(1, 65, says(API, UNDER_MAINTENANCE)));
        var verifying = PlannedWork.number(3);
        record(verifying.scheduled(Audience.INTERNAL));
        record(verifying.started(1, 60));
        record(verifying.verifying(2, 90));
        var completed = PlannedWork.number(4);
        record(completed.scheduled());
        record(completed.started(1, 60));
        record(completed.completed(2, 90));
        var canceled = PlannedWork.number(5);
        record(canceled.scheduled());
        record(canceled.canceled(1, 30));
        var later = PlannedWork.number(6);
        record(later.scheduled());
        record(later.rescheduled(120, 180, null));
        position = server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Nested
    class The_list {

        @Test
        void has_the_latest_planned_first() {
            assertThat(numbers(read(PATH))).containsExactly(6, 1, 5, 4, 3, 2);
        }

        @Test
        void tells_a_maintenance_by_its_row() {
            var running = json(read(PATH)).at("/maintenances/5");

            assertThat(running.path("status").asString()).isEqualTo("in_progress");
            assertThat(running.path("scheduledFor").asString()).isEqualTo("2026-11-24T11:00:00Z");
            assertThat(running.path("scheduledUntil").asString()).isEqualTo("2026-11-24T12:00:00Z");
            assertThat(running.path("startedAt").asString()).isEqualTo("2026-11-24T11:05:00Z");
            assertThat(running.path("completedAt").isNull()).isTrue();
            assertThat(running.path("components").toString())
                    .isEqualTo("[{\"id\":\"%s\",\"name\":\"As planned\"}]".formatted(API));
            assertThat(running.path("version").asLong()).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        status=pending                            | 6 1 3 2
                        status=active                             | 3 2
                        status=scheduled                          | 6 1
                        status=in_progress                        | 2
                        status=verifying                          | 3
                        status=completed                          | 4
                        status=canceled                           | 5
                        component=cmp_00000000000000000000000001  | 1 2
                        component=cmp_00000000000000000000000009  |
                        from=2026-11-24T11:30:00Z                 | 6 1 5 4 3 2
                        from=2026-11-24T11:30:00.000001Z          | 6 1 5 3 2
                        from=2026-11-24T14:00:00Z                 | 3 2
                        to=2026-11-24T11:00:00Z                   |
                        to=2026-11-24T11:00:00.000001Z            | 5 4 3
                        to=2026-11-24T12:00:00Z                   | 5 4 3 2
                        """)
        void shows_what_the_filter_asks_for(String filter, @Nullable String expected) {
            List<Integer> numbers = expected == null
                    ? List.of()
                    : List.of(expected.split(" ")).stream()
                            .map(Integer::valueOf)
                            .toList();

            assertThat(numbers(read(PATH + "?" + filter))).isEqualTo(numbers);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 5})
        void is_read_to_its_end_by_following_the_links(int limit) {
            var all = new ArrayList<Integer>();
            String next = PATH + "?limit=" + limit;

            while (next != null) {
                var page = read(next);
                all.addAll(numbers(page));
                next = link(page);
                assertThat(json(page).path("next").isNull()).isEqualTo(next == null);
            }

            assertThat(all).containsExactly(6, 1, 5, 4, 3, 2);
        }

        @Test
        void takes_one_statement() {
            assertThat(server.statementsOf(() -> read(PATH))).isEqualTo(1);
            assertThat(server.statementsOf(() -> read(PATH + "?status=pending&limit=1")))
                    .isEqualTo(1);
        }

        @Test
        void refuses_a_cursor_that_was_made_for_another_filter_or_list() {
            var cursor = json(read(PATH + "?limit=1")).path("next").asString();

            assertThat(read(PATH + "?limit=3&cursor=" + cursor).statusCode()).isEqualTo(200);
            assertRefused(read(PATH + "?status=active&cursor=" + cursor), "INVALID_CURSOR");
            assertRefused(read("/api/v1/incidents?cursor=" + cursor), "INVALID_CURSOR");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "limit=0",
                    "limit=201",
                    "status=open",
                    "status=ACTIVE",
                    "component=nonsense",
                    "from=yesterday",
                    "from=2026-11-24T10:00:00Z&to=2026-11-24T10:00:00Z"
                })
        void refuses_a_filter_that_makes_no_sense(String filter) {
            assertRefused(read(PATH + "?" + filter), "INVALID_PARAMETER");
        }
    }

    @Nested
    class The_detail {

        @Test
        void says_where_the_maintenance_stands() {
            var detail = detail(RUNNING);

            assertThat(detail.path("status").asString()).isEqualTo("in_progress");
            assertThat(detail.path("scheduledFor").asString()).isEqualTo("2026-11-24T11:00:00Z");
            assertThat(detail.path("startedAt").asString()).isEqualTo("2026-11-24T11:05:00Z");
            assertThat(detail.path("durationSeconds").isNull()).isTrue();
            assertThat(detail.path("components").toString())
                    .isEqualTo(
                            "[{\"id\":\"%s\",\"name\":\"As planned\",\"claim\":\"under_maintenance\"}]".formatted(API));
        }

        @Test
        void says_how_long_the_work_really_took() {
            assertThat(detail(PlannedWork.number(4)).path("durationSeconds").asLong())
                    .isEqualTo(30 * 60);
        }

        @Test
        void says_how_it_came_there() {
            var detail = detail(MOVED);

            assertThat(detail.path("title").asString()).isEqualTo("Bigger upgrade");
            assertThat(detail.at("/renamings/0/before").asString()).isEqualTo("Database upgrade");
            assertThat(detail.at("/reschedulings/0/before/scheduledFor").asString())
                    .isEqualTo("2026-11-24T11:00:00Z");
            assertThat(detail.at("/reschedulings/0/after/scheduledUntil").asString())
                    .isEqualTo("2026-11-24T13:00:00Z");
            assertThat(detail.at("/reschedulings/0/provenance/version").asLong())
                    .isEqualTo(2);
            assertThat(detail.path("updates").findValuesAsString("kind"))
                    .containsExactly("reminder", "rescheduling", "update", "announcement");
            assertThat(detail.at("/updates/1/edited").asBoolean()).isTrue();
            assertThat(detail.at("/updates/1/versions/0/occurredAt").asString()).isEqualTo("2026-11-24T10:10:00Z");
            assertThat(detail.at("/updates/2/audience").asString()).isEqualTo("internal");
        }

        @Test
        void carries_its_version_as_tag() {
            var response = read(PATH + "/" + MOVED.id());

            assertThat(response.headers().firstValue("ETag")).hasValue("\"5\"");
            assertThat(json(response).path("version").asLong()).isEqualTo(5);
        }

        @Test
        void takes_one_statement() {
            assertThat(server.statementsOf(() -> detail(MOVED))).isEqualTo(1);
        }

        @Test
        void is_told_once_it_holds_what_the_reader_wrote() {
            assertThat(read(PATH + "/" + MOVED.id() + "?minVersion=5").statusCode())
                    .isEqualTo(200);
            assertThat(read(PATH + "/" + MOVED.id() + "?minVersion=99").statusCode())
                    .isEqualTo(503);
            assertThat(read(PATH + "/" + MOVED.id() + "?minPosition=" + position)
                            .statusCode())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"mnt_00000000000000000000000099", "nonsense", "inc_00000000000000000000000001"})
        void of_what_is_not_there_is_not_found(String id) {
            assertThat(read(PATH + "/" + id).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoever_has_a_token_may_read_them(Role role) {
        assertThat(server.as(role, PATH).statusCode()).isEqualTo(200);
        assertThat(server.as(role, PATH + "/" + MOVED.id()).statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_else_may() {
        assertThat(server.anonymously(PATH).statusCode()).isEqualTo(401);
        assertThat(server.anonymously(PATH + "/" + MOVED.id()).statusCode()).isEqualTo(401);
    }

    private static JsonNode detail(PlannedWork work) {
        return json(read(PATH + "/" + work.id()));
    }

    private static void assertRefused(HttpResponse<String> response, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(json(response).path("code").asString()).isEqualTo(code);
    }

    private static @Nullable String link(HttpResponse<String> page) {
        return page.headers()
                .firstValue("Link")
                .map(link -> link.substring(1, link.indexOf(">; rel=\"next\"")))
                .orElse(null);
    }

    private static List<Integer> numbers(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return json(page)
                .path("maintenances")
                .valueStream()
                .map(each -> Integer.valueOf(each.path("id").asString().substring(4)))
                .toList();
    }

    private static HttpResponse<String> read(String path) {
        return server.as(Role.AUDITOR, path);
    }

    private static void record(MaintenanceEvent event) {
        server.record(event.maintenanceId().value(), event);
    }
}
