package dev.incidentledger.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others wrote for status pages works on ours, unchanged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class NpmClientsTest {

    private static Npm npm;
    private static Api admin;
    private static String incident;

    @BeforeAll
    static void tell_of_an_incident() throws IOException, InterruptedException {
        npm = Npm.installed();
        admin = RunningLedger.start("--ledger.page.name=Exchange", "--ledger.page.url=https://status.example.org")
                .admin();
        incident = admin.post(
                        "/api/v1/incidents",
                        Map.of("title", "Sign-in fails", "status", "investigating", "message", "We look into it."))
                .expect(201)
                .id();
        await().until(() -> admin.get("/history.atom").body().contains("We look into it."));
    }

    @Test
    void statuspage_js_fires_on_a_new_update() throws IOException {
        var poller = npm.start("poller.js", admin.url());
        try (var lines = poller.inputReader(UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("looked");
            assertThat(lines.readLine()).isEqualTo("looked");

            var posted = admin.post(
                            "/api/v1/incidents/" + incident + "/updates", Map.of("message", "It was the cache."))
                    .expect(201);

            assertThat(posted.status()).isEqualTo(201);
            assertThat(lines.lines().filter(line -> line.startsWith("{")).findFirst())
                    .hasValueSatisfying(update -> assertThat(
                                    Api.JSON.readTree(update).path("body").asString())
                            .isEqualTo("It was the cache."));
        } finally {
            poller.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/history.atom", "/history.rss"})
    void rss_parser_reads_both_feeds(String path) throws IOException {
        var reader = npm.start("feed.js", admin.url() + path);
        try (var output = reader.inputReader(UTF_8)) {
            var feed = Api.JSON.readTree(output.readLine());
            var entry = feed.at("/items/0");

            assertThat(feed.path("title").asString()).isEqualTo("Exchange Status - Incident History");
            assertThat(entry.path("title").asString()).isEqualTo("Sign-in fails");
            assertThat(entry.path("link").asString()).startsWith("https://status.example.org/incidents/");
            assertThat(entry.path("content").asString()).contains("<strong>Investigating</strong> - We look into it.");
            assertThat(entry.path("isoDate").asString()).isNotBlank();
        } finally {
            reader.destroy();
        }
    }
}
