package dev.incidentledger.query.promises;

import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.promises.Sayings.identified;
import static dev.incidentledger.query.promises.Sayings.incident;
import static dev.incidentledger.query.promises.Sayings.posted;
import static dev.incidentledger.query.promises.Sayings.promising;
import static dev.incidentledger.query.promises.Sayings.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.query.QueryServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promises 1 kept (due 10:30), 2 late by 10 minutes (due 10:40), 3 overdue, internal (due 10:50), 4 due in a century.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PromiseApiTest {

    private static final String PATH = "/api/v1/promises";
    private static final int A_CENTURY = 100 * 365 * 24 * 60;

    @TempDir
    static Path folder;

    static QueryServer server;
    static long position;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        record(identified(incident(1), PUBLIC, promising(1, 0, 30)));
        record(posted(incident(1), promising(2, 20, 40)));
        record(posted(incident(1), told(9, 50)));
        record(identified(incident(2), INTERNAL, promising(3, 0, 50)));
        record(identified(incident(3), PUBLIC, promising(4, 0, A_CENTURY)));
        position = server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    limit=200                                                | 4 3 2 1
                    state=kept                                               | 1
                    state=late                                               | 2
                    state=overdue                                            | 3
                    state=due                                                | 4
                    state=broken                                             |
                    incident=inc_00000000000000000000000001                  | 2 1
                    audience=internal                                        | 3
                    audience=public&state=overdue                            |
                    from=2026-11-24T10:40:00Z&to=2026-11-24T10:50:00Z        | 2
                    from=2026-11-24T10:40:00.000001Z                         | 4 3
                    """)
    void shows_what_the_filter_asks_for(String filter, @Nullable String expected) {
        List<Integer> numbers = expected == null
                ? List.of()
                : List.of(expected.split(" ")).stream().map(Integer::valueOf).toList();

        assertThat(numbers(read(PATH + "?" + filter))).isEqualTo(numbers);
    }

    @Test
    void tells_what_was_promised_and_what_came() {
        var late = json(read(PATH + "?state=late")).at("/promises/0");

        assertThat(late.toString()).isEqualTo("""
                {"incidentId":"inc_00000000000000000000000001","madeBy":"upd_00000000000000000000000002",\
                "madeAt":"2026-11-24T10:20:00Z","due":"2026-11-24T10:40:00Z","state":"late",\
                "answeredBy":"upd_00000000000000000000000009","answeredAt":"2026-11-24T10:50:00Z",\
                "lateBySeconds":600,"retracted":false,"audience":"public"}""");
    }

    @Test
    void says_what_it_rests_on() {
        var answer = json(read(PATH + "?minPosition=" + position));

        assertThat(answer.at("/asOf/position").asLong()).isEqualTo(position);
        assertThat(answer.at("/asOf/at").asString()).endsWith("Z");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void is_read_to_its_end_by_following_the_links(int limit) {
        var all = new ArrayList<Integer>();
        String next = PATH + "?limit=" + limit;
        while (next != null) {
            var page = read(next);
            all.addAll(numbers(page));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf(">; rel=\"next\"")))
                    .orElse(null);
            assertThat(json(page).path("next").isNull()).isEqualTo(next == null);
        }
        assertThat(all).containsExactly(4, 3, 2, 1);
    }

    @Test
    void takes_one_statement_a_page_and_one_for_all_months() {
        assertThat(server.statementsOf(() -> read(PATH + "?state=due"))).isEqualTo(1);
        assertThat(server.statementsOf(() -> read(PATH + "/months"))).isEqualTo(1);
    }

    @Test
    void refuses_a_cursor_of_another_filter_or_of_another_list() {
        var cursor = json(read(PATH + "?limit=1")).path("next").asString();

        assertRefused(read(PATH + "?state=due&cursor=" + cursor), "INVALID_CURSOR", "?cursor");
        assertRefused(read("/api/v1/incidents?cursor=" + cursor), "INVALID_CURSOR", "?cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=0, ?limit",
        "?limit=201, ?limit",
        "?state=open, ?state",
        "?state=KEPT, ?state",
        "?audience=everybody, ?audience",
        "?from=yesterday, ?from",
        "?from=2026-11-24T10:00:00Z&to=2026-11-24T10:00:00Z, ?to",
        "/months?audience=PUBLIC, ?audience",
        "/months?from=2026, ?from",
        "/months?from=%20&to=2026-01, ?from",
        "/months?to=2026-13, ?to",
        "/months?from=1969-12&to=1970-01, ?from",
        "/months?to=+999999-01, ?to",
        "/months?from=2026-02&to=2026-01, ?from",
        "/months?from=2016-01&to=2026-01, ?from"
    })
    void refuses_at_its_place_what_makes_no_sense(String query, String pointer) {
        assertRefused(read(PATH + query), "INVALID_PARAMETER", pointer);
    }

    @Test
    void counts_each_month_with_its_sample_sizes() {
        var answer = json(read(PATH + "/months?from=2026-10&to=2026-11&minPosition=" + position));

        assertThat(answer.path("zone").asString()).isEqualTo("UTC");
        assertThat(answer.path("graceSeconds").asLong()).isEqualTo(120);
        assertThat(answer.path("months").toString()).isEqualTo("""
                [{"month":"2026-10","promised":0,"kept":0,"late":0,"broken":0,"due":0,"overdue":0,"decided":0,\
                "keptShare":null,"p50LatenessSeconds":null},\
                {"month":"2026-11","promised":3,"kept":1,"late":1,"broken":0,"due":0,"overdue":1,"decided":2,\
                "keptShare":0.5,"p50LatenessSeconds":600}]""");
    }

    @Test
    void counts_the_public_alone_if_asked() {
        var months = json(read(PATH + "/months?from=2026-11&to=2026-11&audience=public"))
                .path("months");

        assertThat(months.at("/0/promised").asLong()).isEqualTo(2);
        assertThat(months.at("/0/overdue").asLong()).isZero();
    }

    @Test
    void counts_the_last_twelve_months_unless_told_which() {
        var months = json(read(PATH + "/months")).path("months");

        assertThat(months).hasSize(12);
    }

    @ParameterizedTest
    @EnumSource
    void whoever_has_a_token_may_read_it(Role role) {
        assertThat(server.as(role, PATH).statusCode()).isEqualTo(200);
        assertThat(server.as(role, PATH + "/months").statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_else_may() {
        assertThat(server.anonymously(PATH).statusCode()).isEqualTo(401);
        assertThat(server.anonymously(PATH + "/months").statusCode()).isEqualTo(401);
    }

    private static void assertRefused(HttpResponse<String> response, String code, String pointer) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(json(response).path("code").asString()).isEqualTo(code);
        assertThat(json(response).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    private static List<Integer> numbers(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return json(page)
                .path("promises")
                .valueStream()
                .map(promise ->
                        Integer.valueOf(promise.path("madeBy").asString().substring(4)))
                .toList();
    }

    private static HttpResponse<String> read(String path) {
        return server.as(Role.ANALYST, path);
    }

    private static void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }
}
