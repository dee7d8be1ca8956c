package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.postgres.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class ProcessSettingsTest {

    @TempDir
    Path folder;

    @Configuration(proxyBeanMethods = false)
    static class Side {

        @Bean
        Object begun() {
            throw new AssertionError("Nothing is begun before the settings are complete");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Begun {}

    @Test
    void all_that_is_missing_or_wrong_is_said_at_once(CapturedOutput output) throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> start(
                        Side.class,
                        _ -> Stream.of("LEDGER_SIDE is wrong"),
                        "--ledger.event-store=parchment",
                        "--ledger.data-dir=" + file.resolve("data")))
                .isInstanceOf(StartRefusedException.class);

        assertThat(output.getOut())
                .contains("""
                        Refusing to start: some settings are missing or wrong.
                          LEDGER_EVENT_STORE is parchment; there is postgres and axonserver
                          SPRING_DATASOURCE_URL is missing; it is like jdbc:postgresql://HOST:5432/DATABASE
                          SPRING_DATASOURCE_USERNAME is missing
                          SPRING_DATASOURCE_PASSWORD is missing
                          LEDGER_DATA_DIR is %s, where this process cannot write
                          LEDGER_SIDE is wrong
                        """.formatted(file.resolve("data")))
                .doesNotContain("\tat ", "Spring Boot");
    }

    @Test
    void what_axon_server_needs_is_said_only_where_events_are_kept_there() {
        assertThatThrownBy(() -> start(
                        Side.class,
                        _ -> Stream.empty(),
                        "--ledger.event-store=axonserver",
                        "--ledger.axonserver.certificate=/nowhere.pem",
                        "--ledger.axonserver.patience=0s",
                        "--spring.datasource.url=jdbc:postgresql://localhost/ledger?user=ledger&password=secret",
                        "--ledger.data-dir=" + folder))
                .hasMessageContaining("LEDGER_AXONSERVER_SERVERS is missing")
                .hasMessageContaining("LEDGER_AXONSERVER_CERTIFICATE is told, but LEDGER_AXONSERVER_TLS is not true")
                .hasMessageContaining("LEDGER_AXONSERVER_PATIENCE");
    }

    @Test
    void a_database_of_another_kind_is_none() {
        assertThatThrownBy(() -> start(
                        Side.class,
                        _ -> Stream.empty(),
                        "--spring.datasource.url=jdbc:h2:mem:events",
                        "--spring.datasource.username=ledger",
                        "--spring.datasource.password=secret",
                        "--ledger.data-dir=" + folder))
                .hasMessageContaining("SPRING_DATASOURCE_URL is none of PostgreSQL")
                .hasMessageNotContaining("USERNAME")
                .hasMessageNotContaining("DATA_DIR");
    }

    @Test
    void a_folder_that_is_not_there_yet_is_made_later_and_a_login_may_stand_in_the_url() {
        try (var started = start(
                Begun.class,
                _ -> Stream.empty(),
                "--spring.datasource.url=%s&password=secret".formatted(TestServer.freshDatabase()),
                "--ledger.data-dir=" + folder.resolve("not/yet"))) {
            assertThat(started.getEnvironment().getProperty("ledger.event-store"))
                    .isEqualTo("postgres");
        }
    }

    @Test
    void a_database_that_is_not_there_yet_is_waited_for(CapturedOutput output) throws Exception {
        var url = TestServer.freshDatabase();
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        try (var proxy = FaultProxy.before(port)) {
            proxy.refuse();
            var starting = CompletableFuture.supplyAsync(
                    () -> startOn(url.replace(":" + port, ":" + proxy.port())), Thread::startVirtualThread);
            await().until(() -> output.getOut().contains("Waiting for the database"));
            assertThat(starting).isNotDone();

            proxy.admitAgain();

            starting.get(10, TimeUnit.SECONDS).close();
        }
    }

    /** Whoever needs it says so, and better. */
    @Test
    void a_database_that_lets_nobody_in_is_not_waited_for() {
        startOn(TestServer.freshDatabase().replace("user=postgres", "user=nobody"))
                .close();
    }

    private ConfigurableApplicationContext startOn(String url) {
        return start(
                Begun.class,
                _ -> Stream.empty(),
                "--spring.datasource.url=%s&password=secret".formatted(url),
                "--ledger.data-dir=" + folder);
    }

    private static ConfigurableApplicationContext start(
            Class<?> side, ProcessSettings.Check check, String... arguments) {
        return ProcessSettings.applicationOf(side, "side", check)
                .properties("spring.main.web-application-type=none")
                .run(arguments);
    }
}
