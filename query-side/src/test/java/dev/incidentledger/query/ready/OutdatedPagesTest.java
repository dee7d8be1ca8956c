package dev.incidentledger.query.ready;

import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.query.currentstatus.Samples.at;
import static dev.incidentledger.query.currentstatus.Samples.identified;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.SetClock;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OutdatedPagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() {
        server = QueryServer.start(folder, List.of(SetClock.class));
        record(identified(incident(1), PUBLIC));
        record(identified(incident(2), PUBLIC));
        record(new IncidentResolved(
                incident(2),
                new Update(UpdateId.next(), UpdateStatus.RESOLVED, "Over", List.of(), at(10), null, PUBLIC)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() throws InterruptedException {
        var clock = server.get(SetClock.class);
        clock.reset();
        Rendered.all(server);
        await().until(() -> server.get(PublicRendering.class).asOf().equals(clock.instant()));
    }

    @Test
    void say_as_of_when_they_are_while_the_database_is_gone() {
        var rendering = server.get(PublicRendering.class);
        var json = get("/api/v2/summary.json").body();
        var page = get("/?lang=en");
        server.withoutDatabase(() -> {
            await().until(rendering::isFailing);
            var asOf = rendering.asOf();
            server.get(SetClock.class).advance(PATIENCE.minusSeconds(1));
            assertThat(rendering.isOutdated()).isFalse();
            assertThat(get("/?lang=en").body()).isEqualTo(page.body());
            long before = revision();

            server.get(SetClock.class).advance(Duration.ofSeconds(1));

            await().untilAsserted(() -> assertThat(get("/?lang=en").body()).contains(banner("Data as of", asOf)));
            assertThat(get("/?lang=de").body()).contains(banner("Daten mit Stand", asOf));
            assertThat(get(closed()).body()).contains(banner("Data as of", asOf));
            assertThat(get("/api/v2/summary.json").body()).isEqualTo(json);
            assertThat(revision()).isEqualTo(before + 1);
            assertThat(get("/", "If-None-Match", tag(page)).statusCode()).isEqualTo(200);
            assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(health()).isEqualTo(Status.DOWN);
        });

        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(get("/?lang=en").body()).doesNotContain("Data as of"));
        assertThat(get(closed()).body()).doesNotContain("Data as of");
        await().untilAsserted(() -> assertThat(health()).isEqualTo(Status.UP));
    }

    /** The read models can be read all the while; one of them does not move. */
    @Test
    void say_as_of_when_they_are_while_a_projection_stands_still() throws SQLException {
        try (var _ = server.hold("uptime-v1")) {
            record(new TitleCorrected(incident(1), "Behind"));
            var missing = newest();

            server.get(SetClock.class).advance(PATIENCE.multipliedBy(2));

            await().untilAsserted(() -> assertThat(get("/?lang=en").body()).contains(banner("Data as of", missing)));
        }

        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(get("/?lang=en").body()).doesNotContain("Data as of"));
    }

    @Test
    void are_counted_as_they_are_rendered_and_their_age_is_told() {
        double before = metric("ledger_pages_render_seconds_count");
        record(new TitleCorrected(incident(1), "Counted"));

        await().until(() -> metric("ledger_pages_render_seconds_count") > before);

        assertThat(metric("ledger_pages_render_seconds_sum")).isPositive();
        await().until(() -> metric("ledger_pages_age_seconds") == 0);
        server.get(SetClock.class).advance(Duration.ofSeconds(1));
        await().until(() -> metric("ledger_pages_age_seconds") == 0);
    }

    /** The page is there all the same. */
    @Test
    void say_nothing_of_a_wrong_clock_but_the_process_is_not_ready() {
        server.get(SetClock.class).advance(Duration.ofDays(3));
        try {
            assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(get("/").statusCode()).isEqualTo(200);
        } finally {
            server.get(SetClock.class).advance(Duration.ofDays(-3));
        }
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    private static double metric(String name) {
        return server.as(Role.ANALYST, "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static String banner(String words, Instant asOf) {
        return "<p class=\"stale\" role=\"status\">%s <time datetime=\"%s\">"
                .formatted(words, asOf.truncatedTo(ChronoUnit.MINUTES));
    }

    /** The page of an incident that is over. */
    private static String closed() {
        return "/incidents/%s?lang=en"
                .formatted(QueryServer.json(get("/api/v2/incidents.json"))
                        .path("incidents")
                        .valueStream()
                        .filter(each -> each.path("status").asString().equals("resolved"))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asString());
    }

    private static Instant newest() {
        return server.get(JdbcClient.class)
                .sql("select max(recorded_at) from event_store.event_log")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static Status health() {
        var indicator =
                (HealthIndicator) server.get(HealthContributorRegistry.class).getContributor("publicPagesCurrent");
        return indicator.health().getStatus();
    }

    private static String tag(HttpResponse<String> page) {
        return page.headers().firstValue("ETag").orElseThrow();
    }

    private static long revision() {
        return server.get(PageRevision.class).current();
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return server.anonymously(path, headers);
    }

    private static void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }
}
