package dev.incidentledger.e2e;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.command.CommandSideApplication;
import dev.incidentledger.e2e.Api.Answer;
import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two processes take commands for one log, each with a cache of its own; a hundred callers send at once to both. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoCommandSidesTest {

    private static final int CALLERS = 100;

    @TempDir
    static Path folder;

    private static EmbeddedPostgresServer database;
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;
    private static List<Api> apis;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgresServer.startTemporary();
        one = startCommandSide("one");
        other = startCommandSide("other");
        var token = Files.readString(folder.resolve("admin-token")).strip();
        apis = List.of(api(one, token), api(other, token));
    }

    @AfterAll
    static void stop() throws IOException {
        one.close();
        other.close();
        database.close();
    }

    @Test
    void of_updates_that_meet_each_version_has_one_winner_and_losers_are_told() throws Exception {
        var id = identify();

        var answers =
                allAtOnce(caller -> Map.of("message", "Update " + caller), "/api/v1/incidents/" + id + "/updates");

        var recorded = answers.stream().filter(answer -> answer.status() == 201).toList();
        var refused = answers.stream().filter(answer -> answer.status() != 201).toList();
        assertThat(recorded).isNotEmpty();
        assertThat(recorded.stream().map(TwoCommandSidesTest::version).toList())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, recorded.size()).boxed().toList());
        assertThat(eventsOf(id)).isEqualTo(1 + recorded.size());
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("code").asString()).isEqualTo("CONFLICTING_CHANGE");
            assertThat(answer.json().path("retryable").asBoolean()).isTrue();
        });
    }

    @Test
    void of_resolutions_that_meet_one_is_recorded() throws Exception {
        var id = identify();

        var answers = allAtOnce(
                caller -> Map.of("message", "Resolved, says " + caller), "/api/v1/incidents/" + id + "/resolution");

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().map(Answer::status).collect(toSet())).containsExactlyInAnyOrder(201, 409);
        assertThat(eventsOf(id)).isEqualTo(2);
    }

    @Test
    void of_alerts_that_both_are_told_one_incident_is_made() throws Exception {
        var alerts = Alerts.body("both", Alerts.firing("a", "2026-03-02T12:00:00Z"));

        var answers = allAtOnce(_ -> alerts, "/api/v1/intake/alertmanager/both");

        assertThat(answers.stream().map(Answer::status).collect(toSet())).isSubsetOf(200, 503);
        var ids = answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.json().path("incidentId").asString())
                .collect(toSet());
        assertThat(ids).hasSize(1);
        assertThat(eventsOf(ids.iterator().next())).isEqualTo(2);
        assertThat(one.getBean(JdbcClient.class)
                        .sql(
                                "select count(*) from event_store.event_log where convert_from(metadata, 'UTF8') like '%\"both\"%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    /** What one process has cached is old as soon as the other has changed it; nobody notices. */
    @Test
    void they_take_turns_without_a_conflict() {
        var id = identify();
        var path = "/api/v1/incidents/" + id;

        for (int turn = 0; turn < 5; turn++) {
            assertThat(version(apis.get(turn % 2)
                            .post(path + "/updates", Map.of("message", "Turn " + turn))
                            .expect(201)))
                    .isEqualTo(1 + turn);
        }
        apis.get(1).post(path + "/resolution", Map.of("message", "Over")).expect(201);
        apis.get(0).post(path + "/updates", Map.of("message", "Too late")).expect(409);
        apis.get(0).post(path + "/reopening", Map.of("message", "Not over")).expect(201);
        apis.get(1).post(path + "/updates", Map.of("message", "In time")).expect(201);
    }

    private static String identify() {
        return apis.getFirst()
                .post("/api/v1/incidents", Map.of("title", "Trouble", "status", "investigating", "message", "Looking"))
                .expect(201)
                .id();
    }

    private static List<Answer> allAtOnce(IntFunction<? extends Map<String, ?>> body, String path) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> calls = IntStream.range(0, CALLERS)
                    .<Callable<Answer>>mapToObj(
                            caller -> () -> apis.get(caller % 2).post(path, body.apply(caller)))
                    .toList();
            var answers = new ArrayList<Answer>();
            for (Future<Answer> answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static long version(Answer answer) {
        return answer.json().path("version").asLong();
    }

    private static long eventsOf(String id) {
        return one.getBean(JdbcClient.class)
                .sql("select count(*) from event_store.event_log where aggregate_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static ConfigurableApplicationContext startCommandSide(String node) {
        return new SpringApplicationBuilder(CommandSideApplication.class)
                .run(
                        "--server.port=0",
                        "--ledger.node-id=" + node,
                        "--ledger.data-dir=" + folder,
                        "--ledger.intake.both.audience=internal",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.flyway.user=" + database.owner(),
                        "--spring.flyway.password=" + database.ownerPassword());
    }

    private static Api api(ConfigurableApplicationContext context, String token) {
        return new Api(
                "http://127.0.0.1:"
                        + ((WebServerApplicationContext) context).getWebServer().getPort(),
                token);
    }
}
