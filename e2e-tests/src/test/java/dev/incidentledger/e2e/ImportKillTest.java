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

/** An import that was accepted is carried out, whatever happens to the process. */
@Execution(ExecutionMode.CONCURRENT)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportKillTest {

    private static final int INCIDENTS = 2_000;

    @Test
    void a_kill_in_the_middle_of_an_import_loses_and_repeats_nothing(@TempDir Path folder) throws Exception {
        String location;
        int doneBefore;
        try (var ledger = ChildLedger.start(folder)) {
            var api = ledger.admin();
            location = api.postLines("/api/v1/imports", lines()).expect(202).header("Location");
            doneBefore = await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> done(api, location), done -> done > 0);
            ledger.kill();
        }
        assertThat(doneBefore).isLessThan(INCIDENTS);

        try (var survivor = ChildLedger.start(folder)) {
            var imports = new Imports(survivor.admin());
            await().atMost(Duration.ofSeconds(120))
                    .until(() ->
                            imports.progress(location).path("state").asString().equals("finished"));

            var progress = imports.progress(location);
            assertThat(progress.path("added").asInt()).isEqualTo(INCIDENTS);
            assertThat(progress.path("problems")).isEmpty();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(imports.exported(0)).hasSize(INCIDENTS));
            assertThat(imports.exported(0).values())
                    .allSatisfy(incident ->
                            assertThat(incident.path("incident_updates")).hasSize(3));
        }
    }

    private static int done(Api api, String location) {
        return api.get(location).expect(200).json().path("done").asInt();
    }

    private static String lines() {
        var text = new StringBuilder();
        IntStream.range(0, INCIDENTS)
                .forEach(number ->
                        text.append(incident("k%011d".formatted(number))).append('\n'));
        return text.toString();
    }

    private static String incident(String id) {
        return """
                {"id": "%s", "name": "Search is slow", "status": "resolved", "impact": "none", "incident_updates": [%s]}\
                """.formatted(
                        id,
                        String.join(
                                ", ",
                                update(id, "a", "resolved", 12),
                                update(id, "b", "monitoring", 11),
                                update(id, "c", "investigating", 10)));
    }

    private static String update(String incident, String suffix, String status, int hour) {
        return """
                {"id": "%s%s", "status": "%s", "body": "It is so.", "display_at": "2024-01-01T%d:00:00.000Z"}\
                """.formatted(incident, suffix, status, hour);
    }
}
