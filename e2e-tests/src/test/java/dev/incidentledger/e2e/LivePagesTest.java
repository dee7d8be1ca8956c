package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Api.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has a page open sees what is told, and whoever asks for one gets it, come what may. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LivePagesTest {

    private static final boolean FULL = "full".equals(System.getProperty("ledger.drills"));
    private static final Duration OUTAGE = FULL ? Duration.ofMinutes(2) : Duration.ofSeconds(3);
    private static final Duration OUTDATED_AFTER = FULL ? Duration.ofSeconds(60) : Duration.ofSeconds(2);
    private static final Duration RECOVERY = Duration.ofSeconds(15);
    private static final int ENOUGH = 200;
    private static final String BANNER = "class=\"stale\"";

    @Test
    void an_open_page_hears_of_an_incident_and_finds_it_on_the_page() throws Exception {
        var ledger = RunningLedger.shared();
        var title = "Heard " + UUID.randomUUID();
        try (var open = EventStream.open(ledger.anonymous(), "/live")) {
            var before = open.await(message -> message.event().equals("page"));

            identify(ledger.admin(), title);

            var after = open.await(message -> page(ledger.anonymous()).body().contains(title));
            assertThat(Long.parseLong(after.id())).isGreaterThan(Long.parseLong(before.id()));
            assertThat(after.data().path("revision").asString()).isEqualTo(after.id());
        }
    }

    @Test
    void pages_outlive_their_database_and_say_how_old_they_are(@TempDir Path folder) throws Exception {
        try (var ledger = ChildLedger.start(folder, "--ledger.page.ready.outdated-after=" + OUTDATED_AFTER)) {
            var anybody = new Api(ledger.admin().url(), null);
            identify(ledger.admin(), "Told before");
            await().until(() -> page(anybody).body().contains("Told before"));
            try (var readers = PageReaders.start(anybody)) {
                readers.awaitReads(ENOUGH);
                var database = DatabaseProcesses.of(folder);
                database.stop();
                long stopped = System.nanoTime();

                await().atMost(OUTDATED_AFTER.plus(RECOVERY))
                        .until(() -> page(anybody).body().contains(BANNER));
                assertThat(page(anybody).body()).contains("Told before");
                readers.awaitReads(ENOUGH);
                await().atMost(OUTAGE.plus(RECOVERY)).until(() -> System.nanoTime() - stopped > OUTAGE.toNanos());
                database.startAgain();

                await().atMost(RECOVERY).until(() -> !page(anybody).body().contains(BANNER));
                identify(ledger.admin(), "Told after");
                await().until(() -> page(anybody).body().contains("Told after"));
                assertThat(readers.failures()).isEmpty();
            }
        }
    }

    private static Answer page(Api anybody) {
        return anybody.probe(anybody.request("/?lang=en").GET()).expect(200);
    }

    private static void identify(Api admin, String title) {
        admin.post("/api/v1/incidents", Map.of("title", title, "status", "investigating", "message", "We look into it"))
                .expect(201);
    }
}
