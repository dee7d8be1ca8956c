package dev.incidentledger.query.currentstatus;

import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.currentstatus.Samples.API;
import static dev.incidentledger.query.currentstatus.Samples.at;
import static dev.incidentledger.query.currentstatus.Samples.identified;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static dev.incidentledger.query.currentstatus.Samples.registered;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static dev.incidentledger.query.currentstatus.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.QueryServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 1 investigating since 10:00, 2 monitoring at 10:20, 3 resolved at 10:10, 4 with a postmortem of 11:40, 5 internal and
 * identified at 10:20, 6 retracted.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentListApiTest {

    private static final String PATH = "/api/v1/incidents";

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        server.record(CatalogueEvent.CATALOGUE_ID, registered(API, "API", null, 1));
        record(identified(incident(1), PUBLIC, Impact.CRITICAL, says(API, PARTIAL_OUTAGE)));
        for (int number = 2; number <= 6; number++) {
            record(identified(incident(number), number == 5 ? INTERNAL : PUBLIC));
        }
        record(new UpdatePosted(incident(2), update(1, UpdateStatus.MONITORING, 20)));
        record(new IncidentResolved(incident(3), update(1, UpdateStatus.RESOLVED, 10)));
        record(new IncidentResolved(incident(4), update(1, UpdateStatus.RESOLVED, 60)));
        record(new PostmortemAttached(
                incident(4), new Postmortem(Samples.updateId(900), 1, "Learned", PostmortemState.PUBLISHED, at(100))));
        record(new UpdatePosted(incident(5), update(1, UpdateStatus.IDENTIFIED, 20)));
        record(new IncidentRetracted(incident(6)));
        server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void has_the_latest_update_first_and_no_retracted_incident() {
        assertThat(numbers(read(PATH))).containsExactly(4, 5, 2, 3, 1);
    }

    @Test
    void tells_an_incident_by_its_row() {
        var incident = json(read(PATH)).at("/incidents/4");

        assertThat(incident.path("impact").asString()).isEqualTo("critical");
        assertThat(incident.path("derivedImpact").asString()).isEqualTo("major");
        assertThat(incident.path("components").toString())
                .isEqualTo("[{\"id\":\"%s\",\"name\":\"API\"}]".formatted(API));
        assertThat(incident.path("startedAt").asString()).isEqualTo("2026-11-24T09:55:00Z");
        assertThat(incident.path("resolvedAt").isNull()).isTrue();
        assertThat(incident.path("version").asLong()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    status=open                                              | 5 2 1
                    status=investigating                                     | 1
                    status=identified                                        | 5
                    status=monitoring                                        | 2
                    status=resolved                                          | 3
                    status=postmortem                                        | 4
                    component=cmp_00000000000000000000000001                 | 1
                    component=cmp_00000000000000000000000009                 |
                    from=2026-11-24T10:10:00.000001Z                         | 4 5 2 1
                    from=2026-11-24T10:10:00Z                                | 4 5 2 3 1
                    to=2026-11-24T09:55:00Z                                  |
                    to=2026-11-24T09:55:00.000001Z                           | 4 5 2 3 1
                    status=resolved&from=2026-11-24T10:00:00%2B01:00&limit=1 | 3
                    """)
    void shows_what_the_filter_asks_for(String filter, @Nullable String expected) {
        List<Integer> numbers = expected == null
                ? List.of()
                : List.of(expected.split(" ")).stream().map(Integer::valueOf).toList();

        assertThat(numbers(read(PATH + "?" + filter))).isEqualTo(numbers);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void is_read_to_its_end_by_following_the_links(int limit) {
        var all = new ArrayList<Integer>();
        String next = PATH + "?limit=" + limit;
        while (next != null) {
            var page = read(next);
            assertThat(json(page).path("incidents").size()).isBetween(1, limit);
            all.addAll(numbers(page));
            next = link(page);
            assertThat(json(page).path("next").isNull()).isEqualTo(next == null);
        }
        assertThat(all).containsExactly(4, 5, 2, 3, 1);
    }

    @Test
    void takes_two_statements() {
        assertThat(server.statementsOf(() -> read(PATH))).isEqualTo(2);
        assertThat(server.statementsOf(() -> read(PATH + "?status=open&limit=1")))
                .isEqualTo(2);
    }

    @Test
    void keeps_the_filter_in_the_link() {
        assertThat(link(read(PATH + "?status=open&to=2027-01-01T00:00:00Z&limit=2")))
                .contains("status=open")
                .contains("to=2027-01-01T00:00:00Z")
                .contains("limit=2");
    }

    @Test
    void refuses_a_cursor_that_was_made_for_another_filter() {
        var cursor = json(read(PATH + "?status=open&limit=1")).path("next").asString();

        assertThat(read(PATH + "?status=open&limit=3&cursor=" + cursor).statusCode())
                .isEqualTo(200);
        assertRefused(read(PATH + "?cursor=" + cursor), "INVALID_CURSOR");
        assertRefused(read(PATH + "?status=identified&cursor=" + cursor), "INVALID_CURSOR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "%21%21%21", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refuses_a_cursor_that_was_not_made_here(String cursor) {
        assertRefused(read(PATH + "?cursor=" + cursor), "INVALID_CURSOR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=many",
                "status=closed",
                "status=OPEN",
                "component=nonsense",
                "from=yesterday",
                "from=2026-11-24T10:00:00Z&to=2026-11-24T10:00:00Z"
            })
    void refuses_a_filter_that_makes_no_sense(String filter) {
        assertRefused(read(PATH + "?" + filter), "INVALID_PARAMETER");
    }

    @Test
    void signs_its_cursors_with_a_key_that_only_the_owner_reads() throws Exception {
        var key = folder.resolve("cursor-key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
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
                .path("incidents")
                .valueStream()
                .map(incident -> Integer.valueOf(incident.path("id").asString().substring(4)))
                .toList();
    }

    private static HttpResponse<String> read(String path) {
        return server.as(Role.AUDITOR, path);
    }

    private static void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }
}
