package dev.incidentledger.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.StreamClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StreamEndTest {

    private static final Duration PATIENCE_WITH_REQUESTS = Duration.ofMinutes(5);

    /** A listener never leaves by itself: were it waited for, the stop would take all of the patience. */
    @Test
    void a_process_that_stops_ends_the_stream_and_does_not_wait_for_listeners(@TempDir Path folder) throws Exception {
        var server = QueryServer.start(
                folder, "spring.lifecycle.timeout-per-shutdown-phase=" + PATIENCE_WITH_REQUESTS.toSeconds() + "s");
        try (var client = new StreamClient(server.port(), "/api/v1/events", server.token(Role.OPERATOR)).reading()) {
            client.awaitLine("retry: ");
            var before = Instant.now();

            server.close();

            assertThat(Duration.between(before, Instant.now())).isLessThan(PATIENCE_WITH_REQUESTS);
            client.awaitEnd();
        }
    }
}
