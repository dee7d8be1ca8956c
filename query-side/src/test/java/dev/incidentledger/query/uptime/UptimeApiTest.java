package dev.incidentledger.query.uptime;

import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.uptime.Outages.component;
import static dev.incidentledger.query.uptime.Outages.identified;
import static dev.incidentledger.query.uptime.Outages.incident;
import static dev.incidentledger.query.uptime.Outages.registered;
import static dev.incidentledger.query.uptime.Outages.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.query.QueryServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A component that failed in March 2025, one that does since, one that did all summer, one that will. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UptimeApiTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ComponentId API = component(1);
    private static final ComponentId DOWN = component(2);
    private static final ComponentId SHAKY = component(3);
    private static final ComponentId AHEAD = component(4);
    private static final ComponentId UNKNOWN = component(99);
    private static final String MARCH = "?from=2025-03-01&to=2025-03-31";

    /** SHAKY fails each noon for a hundred days from here on, then for good. */
    private static final LocalDate SUMMER = LocalDate.parse("2025-06-01");

    @TempDir
    static Path folder;

    static QueryServer server;
    static long position;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder, "ledger.page.zone=" + BERLIN);
        record(registered(API, LocalDate.parse("2025-03-12")));
        record(registered(DOWN, null));
        record(registered(SHAKY, null));
        record(registered(AHEAD, null));
        outage(1, API, ComponentStatus.MAJOR_OUTAGE, "2025-03-20T10:00:00Z", "2025-03-20T11:00:00Z");
        outage(2, API, ComponentStatus.PARTIAL_OUTAGE, "2025-03-20T10:30:00Z", "2025-03-20T12:00:00Z");
        outage(3, API, ComponentStatus.DEGRADED_PERFORMANCE, "2025-03-21T22:30:00Z", "2025-03-21T23:30:00Z");
        outage(4, API, ComponentStatus.UNDER_MAINTENANCE, "2025-03-25T10:00:00Z", "2025-03-25T10:00:00.5Z");
        outage(5, API, ComponentStatus.MAJOR_OUTAGE, "2025-03-11T10:00:00Z", "2025-03-11T20:00:00Z");
        record(identified(
                incident(6),
                Audience.INTERNAL,
                API,
                ComponentStatus.MAJOR_OUTAGE,
                Instant.parse("2025-03-22T10:00:00Z")));
        record(identified(incident(7), DOWN, ComponentStatus.MAJOR_OUTAGE, Instant.parse("2025-03-30T00:30:00Z")));
        for (int day = 0; day < 100; day++) {
            var noon = SUMMER.plusDays(day).atTime(12, 0).atZone(BERLIN).toInstant();
            record(identified(incident(100 + day), SHAKY, ComponentStatus.PARTIAL_OUTAGE, noon));
            record(resolved(incident(100 + day), noon.plusSeconds(60)));
        }
        record(identified(
                incident(200),
                SHAKY,
                ComponentStatus.MAJOR_OUTAGE,
                SUMMER.plusDays(100).atStartOfDay(BERLIN).toInstant()));
        outage(8, AHEAD, ComponentStatus.MAJOR_OUTAGE, "2150-03-01T10:00:00Z", "2150-03-01T11:00:00Z");
        position = server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Nested
    class The_figure {

        @Test
        void comes_with_its_period_its_rule_and_its_moment() {
            var uptime = uptime(API, MARCH);

            assertThat(uptime.propertyNames())
                    .containsExactly(
                            "componentId",
                            "from",
                            "to",
                            "policy",
                            "zone",
                            "days",
                            "fraction",
                            "display",
                            "seconds",
                            "outageDays",
                            "asOf");
            assertThat(uptime.path("componentId").asString()).isEqualTo(API.value());
            assertThat(uptime.path("from").asString()).isEqualTo("2025-03-01");
            assertThat(uptime.path("to").asString()).isEqualTo("2025-03-31");
            assertThat(uptime.path("zone").asString()).isEqualTo("Europe/Berlin");
            assertThat(uptime.at("/policy/name").asString()).isEqualTo("statuspage");
            assertThat(uptime.at("/policy/rule").asString()).contains("0.3 x partial");
            assertThat(uptime.at("/asOf/position").asLong()).isEqualTo(position);
        }

        @Test
        void counts_neither_days_nor_outages_before_the_start_date() {
            var uptime = uptime(API, MARCH);

            assertThat(uptime.path("days").asInt()).isEqualTo(20);
            assertThat(uptime.at("/seconds/major").asDouble()).isEqualTo(3_600);
            assertThat(uptime.at("/seconds/partial").asDouble()).isEqualTo(3_600);
            assertThat(uptime.at("/seconds/degraded").asDouble()).isEqualTo(3_600);
            assertThat(uptime.at("/seconds/maintenance").asDouble()).isEqualTo(0.5);
        }

        @Test
        void is_split_at_midnight_of_the_page_and_skips_quiet_days() {
            var days = uptime(API, MARCH).path("outageDays");

            assertThat(days.findValuesAsString("date"))
                    .containsExactly("2025-03-20", "2025-03-21", "2025-03-22", "2025-03-25");
            assertThat(days.at("/1/seconds/degraded").asDouble()).isEqualTo(1_800);
            assertThat(days.at("/2/seconds/degraded").asDouble()).isEqualTo(1_800);
            assertThat(days.at("/2/seconds/major").asDouble()).isZero();
        }

        @ParameterizedTest
        @CsvSource({"statuspage, 1.3, 99.7291 %", "openstatus, 1.5, 99.6875 %", "incident.io, 2, 99.5833 %"})
        void follows_the_policy_asked_for_and_is_shown_rounded_down(String policy, double hoursLost, String shown) {
            var uptime = uptime(API, MARCH + "&policy=" + policy);

            assertThat(uptime.path("fraction").asDouble()).isCloseTo(1 - hoursLost / (20 * 24), within(1e-12));
            assertThat(uptime.path("display").asString()).isEqualTo(shown);
            assertThat(uptime.at("/policy/name").asString()).isEqualTo(policy);
        }

        @Test
        void is_of_the_last_ninety_days_unless_said_otherwise() {
            var uptime = uptime(DOWN, "");
            var today = LocalDate.ofInstant(Instant.parse(uptime.at("/asOf/at").asString()), BERLIN);

            assertThat(uptime.path("to").asString()).isEqualTo(today.toString());
            assertThat(uptime.path("from").asString())
                    .isEqualTo(today.minusDays(89).toString());
            assertThat(uptime.path("days").asInt()).isEqualTo(90);
        }

        @Test
        void is_none_where_no_day_counts() {
            var uptime = uptime(API, "?from=2025-03-01&to=2025-03-11");

            assertThat(uptime.path("days").asInt()).isZero();
            assertThat(uptime.path("fraction").isNull()).isTrue();
            assertThat(uptime.path("display").isNull()).isTrue();
            assertThat(uptime.path("outageDays").size()).isZero();
        }

        @Test
        void does_not_count_what_lies_ahead() {
            var uptime = uptime(AHEAD, "?from=2150-02-01&to=2150-03-31");

            assertThat(uptime.path("days").asInt()).isZero();
            assertThat(uptime.at("/seconds/major").asDouble()).isZero();
        }
    }

    @Nested
    class An_outage_that_goes_on {

        /** It began half an hour before the clocks skipped one: that night is an hour shorter. */
        @Test
        void counts_by_elapsed_time() {
            var days = uptime(DOWN, MARCH).path("outageDays");

            assertThat(days.findValuesAsString("date")).containsExactly("2025-03-30", "2025-03-31");
            assertThat(days.at("/0/seconds/major").asDouble())
                    .isEqualTo(Duration.ofMinutes(1_290).toSeconds());
            assertThat(days.at("/1/seconds/major").asDouble()).isEqualTo(86_400);
        }

        @Test
        void counts_up_to_the_moment_of_asking() {
            var uptime = uptime(DOWN, "");
            var now = Instant.parse(uptime.at("/asOf/at").asString());

            assertThat(uptime.at("/seconds/major").asDouble())
                    .isCloseTo(Duration.between(start(uptime), now).toNanos() / 1e9, within(1e-6));
        }

        private static Instant start(JsonNode uptime) {
            return LocalDate.parse(uptime.path("from").asString())
                    .atStartOfDay(BERLIN)
                    .toInstant();
        }

        @Test
        void counts_up_to_a_time_by_which_something_had_happened() {
            var now = uptime(DOWN, "");
            var noon = LocalDate.parse(now.path("to").asString())
                    .minusDays(2)
                    .atTime(12, 0)
                    .atZone(BERLIN)
                    .toInstant();
            var then = uptime(
                    DOWN, "?from=%s&validAt=%s".formatted(now.path("from").asString(), noon));

            assertThat(then.at("/asOf/at").asString()).isEqualTo(noon.toString());
            assertThat(then.at("/asOf/position")).isEqualTo(now.at("/asOf/position"));
            assertThat(then.path("days").asInt()).isEqualTo(now.path("days").asInt() - 2);
            assertThat(then.at("/seconds/major").asDouble())
                    .isCloseTo(Duration.between(start(now), noon).toNanos() / 1e9, within(1e-6));
        }

        @Test
        void leaves_the_time_before_it_alone() {
            assertThat(uptime(DOWN, "?from=2025-02-01&to=2025-02-28")
                            .path("display")
                            .asString())
                    .isEqualTo("100.0000 %");
        }
    }

    @Nested
    class Ninety_days_with_an_outage_each {

        @Test
        void take_a_row_for_each_day() {
            var period = "?from=%s&to=%s".formatted(SUMMER, SUMMER.plusDays(89));

            assertThat(uptime(SHAKY, period).path("outageDays").size()).isEqualTo(90);
            assertThat(server.statementsOf(() -> uptime(SHAKY, period))).isEqualTo(3);
            assertThat(server.rowsOf(() -> uptime(SHAKY, period))).isEqualTo(1 + 1 + 90);
        }

        @Test
        void take_no_row_of_the_rollup_for_days_that_a_standing_claim_touches() {
            var period = "?from=%s&to=%s".formatted(SUMMER.plusDays(20), SUMMER.plusDays(109));

            assertThat(uptime(SHAKY, period).path("outageDays").size()).isEqualTo(90);
            assertThat(server.statementsOf(() -> uptime(SHAKY, period))).isEqualTo(4);
            assertThat(server.rowsOf(() -> uptime(SHAKY, period))).isEqualTo(1 + 1 + 80 + 1);
        }
    }

    @Nested
    class Refused {

        @ParameterizedTest
        @CsvSource({
            "?from=2025-03-02&to=2025-03-01, ?from, PERIOD_REVERSED",
            "?from=2015-03-01&to=2025-03-02, ?from, PERIOD_TOO_LONG",
            "?from=1970-01-01&to=2199-12-31, ?from, PERIOD_TOO_LONG",
            "?policy=ours, ?policy, UNKNOWN_POLICY",
            "?policy=Statuspage, ?policy, UNKNOWN_POLICY"
        })
        void is_what_makes_no_period_or_no_policy(String query, String pointer, String code) {
            var response = ask(API, query);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(json(response).at("/errors/0/pointer").asString()).isEqualTo(pointer);
            assertThat(json(response).at("/errors/0/code").asString()).isEqualTo(code);
        }

        @ParameterizedTest
        @ValueSource(strings = {"?from=yesterday", "?to=2025-02-30", "?to=%2B99999-01-01", "?minPosition=soon"})
        void is_what_cannot_be_read(String query) {
            assertThat(ask(API, query).statusCode()).isEqualTo(400);
        }

        @Test
        void is_no_period_of_ten_years() {
            assertThat(ask(API, "?from=2015-03-01&to=2025-03-01").statusCode()).isEqualTo(200);
        }

        @Test
        void is_whoever_brings_no_token() {
            assertThat(server.anonymously(path(API, "")).statusCode()).isEqualTo(401);
        }

        @Test
        void is_what_is_not_there() {
            assertThat(ask(UNKNOWN, "").statusCode()).isEqualTo(404);
            assertThat(server.as(Role.ANALYST, "/api/v1/components/nonsense/uptime")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_reader_waits_for_what_it_wrote_and_is_told_when_it_does_not_come() {
        assertThat(ask(API, "?minPosition=" + position).statusCode()).isEqualTo(200);
        assertThat(ask(API, "?minPosition=" + (position + 1_000)).statusCode()).isEqualTo(503);
    }

    private static JsonNode uptime(ComponentId component, String query) {
        var response = ask(component, query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private static HttpResponse<String> ask(ComponentId component, String query) {
        return server.as(Role.ANALYST, path(component, query));
    }

    private static String path(ComponentId component, String query) {
        return "/api/v1/components/%s/uptime%s".formatted(component, query);
    }

    private static void outage(int number, ComponentId component, ComponentStatus status, String from, String to) {
        record(identified(incident(number), component, status, Instant.parse(from)));
        record(resolved(incident(number), Instant.parse(to)));
    }

    private static void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }

    private static void record(CatalogueEvent event) {
        server.record(CatalogueEvent.CATALOGUE_ID, event);
    }
}
