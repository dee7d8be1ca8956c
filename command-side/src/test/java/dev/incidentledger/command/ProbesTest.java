package dev.incidentledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A command side as a process of its own is asked whether it lives, is ready, and how it is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProbesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static EmbeddedPostgres server;
    private static JdbcClient administrator;
    private static ConfigurableApplicationContext process;
    private static String token;

    static class DaysAhead {
        @Bean
        @Primary
        InstantSource wrong() {
            return InstantSource.offset(InstantSource.system(), Duration.ofDays(3));
        }
    }

    static class AMinuteBehind {
        @Bean
        @Primary
        InstantSource wrong() {
            return InstantSource.offset(InstantSource.system(), Duration.ofSeconds(-61));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
        administrator = JdbcClient.create(server.getPostgresDatabase());
        administrator.sql("create database ledger").update();
        process = startProcess("one");
        token = Files.readString(folder.resolve("admin-token")).strip();
    }

    @AfterAll
    static void stop() throws IOException {
        process.close();
        server.close();
    }

    @Test
    void strangers_are_told_a_word_and_nothing_else() {
        for (var probe : List.of("/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(ask(process, probe).body()).isEqualTo("{\"status\":\"UP\"}");
        }
        for (var path : List.of("/actuator", "/actuator/health", "/actuator/health/db", "/actuator/prometheus")) {
            assertThat(ask(process, path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void callers_are_told_how_it_is() {
        assertThat(askWithToken(process, "/actuator/health").body())
                .contains("clockInStep", "logTakesEvents", "projectionsMoving", "\"ahead\"");
        assertThat(askWithToken(process, "/actuator/prometheus").body())
                .contains(
                        "ledger_log_head ",
                        "ledger_log_events_appended_total ",
                        "ledger_projections_lag_events{",
                        "ledger_clock_skew_seconds ",
                        "ledger_database_reachable 1.0",
                        "ledger_intake_deliveries_total{");
    }

    @Test
    void without_a_database_it_lives_and_is_not_ready() {
        cut("allow_connections false");
        try {
            awaitReadiness(503);
            assertThat(ask(process, "/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(ask(process, "/actuator/health/readiness").body()).isEqualTo("{\"status\":\"DOWN\"}");
        } finally {
            cut("allow_connections true");
        }
        awaitReadiness(200);
    }

    @Test
    void with_a_database_that_takes_no_writes_it_is_not_ready() {
        alter("set default_transaction_read_only = on");
        try {
            awaitReadiness(503);
        } finally {
            alter("reset default_transaction_read_only");
        }
        awaitReadiness(200);
    }

    @Test
    void with_a_wrong_clock_it_is_not_ready_and_what_it_records_is_in_its_place() throws Exception {
        for (var clock : List.of(DaysAhead.class, AMinuteBehind.class)) {
            try (var wrong = startProcess("wrong", clock)) {
                assertThat(ask(wrong, "/actuator/health/readiness").statusCode())
                        .isEqualTo(503);
                assertThat(ask(wrong, "/actuator/health/liveness").statusCode()).isEqualTo(200);

                long before = identify(process);
                long between = identify(wrong);
                long after = identify(process);

                assertThat(List.of(between, after)).containsExactly(before + 1, before + 2);
                assertThat(recordedAt(between))
                        .isBetween(recordedAt(before), recordedAt(after))
                        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            }
        }
        assertThat(ask(process, "/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    private static long identify(ConfigurableApplicationContext at) {
        var answer = send(request(at, "/api/v1/incidents")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                                {"title": "Sign-in fails", "status": "investigating", "message": "We are looking into it."}""")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Long.parseLong(answer.headers().firstValue("X-Event-Position").orElseThrow());
    }

    private static Instant recordedAt(long position) {
        return process.getBean(JdbcClient.class)
                .sql("select recorded_at from event_store.event_log where position = ?")
                .param(position)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static void cut(String connections) {
        administrator.sql("alter database ledger with " + connections).update();
        endSessions();
    }

    private static void alter(String setting) {
        administrator.sql("alter database ledger " + setting).update();
        endSessions();
    }

    /** What is set of a database holds for sessions that begin later. */
    private static void endSessions() {
        administrator
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'ledger'")
                .query()
                .listOfRows();
    }

    private static void awaitReadiness(int status) {
        await().atMost(PATIENCE)
                .until(() -> ask(process, "/actuator/health/readiness").statusCode() == status);
    }

    private static ConfigurableApplicationContext startProcess(String node, Class<?>... parts) {
        return new SpringApplicationBuilder(CommandSideApplication.class)
                .sources(parts)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--ledger.node-id=" + node,
                        "--ledger.watch.every=200ms",
                        "--ledger.data-dir=" + folder,
                        "--spring.datasource.url=" + server.getJdbcUrl("postgres", "ledger"));
    }

    private static HttpResponse<String> ask(ConfigurableApplicationContext at, String path) {
        return send(request(at, path));
    }

    private static HttpResponse<String> askWithToken(ConfigurableApplicationContext at, String path) {
        return send(request(at, path).header("Authorization", "Bearer " + token));
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext at, String path) {
        var port = ((WebServerApplicationContext) at).getWebServer().getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
