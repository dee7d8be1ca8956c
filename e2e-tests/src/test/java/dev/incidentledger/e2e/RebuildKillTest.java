package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** A rebuild that was accepted is brought to its end, whatever happens to the process. */
@Execution(ExecutionMode.CONCURRENT)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RebuildKillTest {

    private static final String PROJECTION = "/api/v1/admin/projections/current-status-v1";
    private static final int INCIDENTS = 2_600;
    private static final int ONE_STEP = 5_000;
    private static final int MOST_REBUILDS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void a_kill_in_the_middle_of_a_rebuild_is_made_up_for_by_the_next_start(@TempDir Path folder) throws Exception {
        JsonNode seenLast;
        try (var ledger = ChildLedger.start(folder)) {
            var api = ledger.admin();
            var location = api.postLines("/api/v1/imports", lines()).expect(202).header("Location");
            await().atMost(PATIENCE)
                    .until(() -> read(api, location).path("state").asString().equals("finished"));
            await().atMost(PATIENCE)
                    .until(() -> read(api, PROJECTION).path("lag").asLong() == 0);

            seenLast = inTheMiddle(api);
            ledger.kill();
        }
        try (var survivor = ChildLedger.start(folder)) {
            var api = survivor.admin();
            await().atMost(PATIENCE).until(() -> !isRunning(read(api, PROJECTION + "/rebuild")));

            var rebuilt = read(api, PROJECTION + "/rebuild");
            assertThat(rebuilt.path("state").asString()).isEqualTo("done");
            assertThat(rebuilt.path("startedAt")).isEqualTo(seenLast.path("startedAt"));
            api.post(PROJECTION + "/verification", "").expect(202);
            await().atMost(PATIENCE).until(() -> !isRunning(read(api, PROJECTION + "/verification")));
            var verified = read(api, PROJECTION + "/verification");
            assertThat(verified.path("equal").asBoolean())
                    .as(verified.toPrettyString())
                    .isTrue();
            assertThat(verified.path("findings").path(0).path("liveRows").asLong())
                    .isEqualTo(INCIDENTS);
        }
    }

    /** A rebuild after its first step and ahead of its last; one that was seen too late is begun again. */
    private static JsonNode inTheMiddle(Api api) {
        for (int begun = 0; begun < MOST_REBUILDS; begun++) {
            api.post(PROJECTION + "/rebuild", "").expect(202);
            var seen = read(api, PROJECTION + "/rebuild");
            while (isRunning(seen) && seen.path("position").asLong() < ONE_STEP) {
                seen = read(api, PROJECTION + "/rebuild");
            }
            if (isRunning(seen)
                    && seen.path("position").asLong() < seen.path("total").asLong()) {
                return seen;
            }
            await().atMost(PATIENCE).until(() -> !isRunning(read(api, PROJECTION + "/rebuild")));
        }
        throw new AssertionError("Of %d rebuilds none was seen in its middle".formatted(MOST_REBUILDS));
    }

    private static boolean isRunning(JsonNode work) {
        return work.path("state").asString().equals("running");
    }

    private static JsonNode read(Api api, String path) {
        return api.get(path).expect(200).json();
    }

    private static String lines() {
        var text = new StringBuilder();
        IntStream.range(0, INCIDENTS)
                .mapToObj("k%011d"::formatted)
                .forEach(id -> text.append("""
                        {"id": "%1$s", "name": "Search is slow", "status": "resolved", "impact": "none", "incident_updates": [\
                        %2$s, %3$s, %4$s]}
                        """.formatted(
                                id,
                                update(id, "a", "resolved", 12),
                                update(id, "b", "monitoring", 11),
                                update(id, "c", "investigating", 10))));
        return text.toString();
    }

    private static String update(String incident, String suffix, String status, int hour) {
        return """
                {"id": "%s%s", "status": "%s", "body": "It is so.", "display_at": "2024-01-01T%d:00:00.000Z"}\
                """.formatted(incident, suffix, status, hour);
    }
}
