package dev.incidentledger.query.live;

import static dev.incidentledger.query.QueryServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.StreamClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveEndTest {

    private static final Duration PATIENCE_WITH_REQUESTS = Duration.ofMinutes(5);

    /** A reader never leaves by itself: were it waited for, the stop would take all of the patience. */
    @Test
    void a_process_that_stops_sends_its_readers_away(@TempDir Path folder) throws Exception {
        var server = QueryServer.start(
                folder,
                List.of(),
                "spring.lifecycle.timeout-per-shutdown-phase=" + PATIENCE_WITH_REQUESTS.toSeconds() + "s");
        try (var reader = new StreamClient(server.port(), "/live", null).reading()) {
            reader.message();
            var before = Instant.now();

            server.close();

            assertThat(Duration.between(before, Instant.now())).isLessThan(PATIENCE_WITH_REQUESTS);
            reader.awaitEnd();
        }
    }

    @Test
    void a_process_without_pages_has_no_news_of_them(@TempDir Path folder) {
        try (var server = QueryServer.start(folder)) {
            var answer = server.anonymously("/live");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(json(answer).path("code").asString()).isEqualTo("NOT_FOUND");
        }
    }
}
