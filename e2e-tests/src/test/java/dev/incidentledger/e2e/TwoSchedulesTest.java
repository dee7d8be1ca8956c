package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.command.CommandSideApplication;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.eventstore.Projections;
import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Maintenances that start and complete by themselves, with two command sides, with one, and with none for a while. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoSchedulesTest {

    private static final String ALARMS = "maintenance-alarms-v1";
    private static final int MAINTENANCES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private EmbeddedPostgresServer database;
    private ConfigurableApplicationContext one;
    private ConfigurableApplicationContext other;

    @BeforeEach
    void start() throws IOException {
        database = EmbeddedPostgresServer.startTemporary();
        one = startCommandSide("one");
        other = startCommandSide("other");
    }

    @AfterEach
    void stop() throws IOException {
        one.close();
        other.close();
        database.close();
    }

    @Test
    void what_is_due_is_done_once_late_where_nobody_ran_and_never_again_by_a_replay() throws Exception {
        var soon = Instant.now().plusSeconds(3);
        schedule(soon, soon.plusSeconds(1));
        await().atMost(PATIENCE).until(() -> count("maintenance.completed") == MAINTENANCES);
        assertThat(count("maintenance.started")).isEqualTo(MAINTENANCES);

        var missed = Instant.now().plusSeconds(3);
        schedule(missed, missed.plusSeconds(1));
        await().atMost(PATIENCE).until(() -> alarms() == 2 * MAINTENANCES);
        one.close();
        other.close();
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(missed.plusSeconds(2)));
        var backAt = Instant.now();
        one = startCommandSide("one");
        await().atMost(PATIENCE).until(() -> count("maintenance.completed") == 2 * MAINTENANCES);
        assertThat(count("maintenance.started")).isEqualTo(2 * MAINTENANCES);
        assertThat(startsSince(missed)).hasSize(MAINTENANCES).allMatch(start -> !start.isBefore(backAt));

        await().atMost(PATIENCE)
                .until(() -> one.getBean(ProjectionPositions.class).of(ALARMS).isPresent());
        long before = events();
        one.getBean(Projections.class).rebuild(ALARMS);
        await().atMost(PATIENCE)
                .until(() -> one.getBean(ProjectionPositions.class).await(ALARMS, before, Duration.ofSeconds(1)));
        await().atMost(PATIENCE).until(() -> alarms() == 0);
        assertThat(events()).isEqualTo(before);
    }

    private void schedule(Instant from, Instant until) throws IOException {
        var apis = List.of(api(one), api(other));
        for (int i = 0; i < MAINTENANCES; i++) {
            apis.get(i % 2)
                    .post(
                            "/api/v1/maintenances",
                            Map.of(
                                    "title",
                                    "Work " + i,
                                    "message",
                                    "As planned",
                                    "scheduledFor",
                                    from.toString(),
                                    "scheduledUntil",
                                    until.toString()))
                    .expect(201);
        }
    }

    private long count(String kind) {
        return number("select count(*) from event_store.event_log where payload_type = ?", kind);
    }

    private long events() {
        return number("select max(position) from event_store.event_log");
    }

    private long alarms() {
        return number("select count(*) from command.scheduled_tasks");
    }

    private long number(String sql, Object... parameters) {
        return db().sql(sql).params(parameters).query(Long.class).single();
    }

    /** Those that were not before that. */
    private List<Instant> startsSince(Instant time) {
        return db().sql("""
                        select convert_from(payload, 'UTF8')::json #>> '{update,occurredAt}' from event_store.event_log
                        where payload_type = 'maintenance.started'
                        """).query(String.class).list().stream()
                .map(Instant::parse)
                .filter(start -> !start.isBefore(time))
                .toList();
    }

    private JdbcClient db() {
        return JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
    }

    private ConfigurableApplicationContext startCommandSide(String node) {
        return new SpringApplicationBuilder(CommandSideApplication.class)
                .run(
                        "--server.port=0",
                        "--ledger.node-id=" + node,
                        "--ledger.data-dir=" + folder,
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.flyway.user=" + database.owner(),
                        "--spring.flyway.password=" + database.ownerPassword());
    }

    private Api api(ConfigurableApplicationContext context) throws IOException {
        return new Api(
                "http://127.0.0.1:"
                        + ((WebServerApplicationContext) context).getWebServer().getPort(),
                Files.readString(folder.resolve("admin-token")).strip());
    }
}
