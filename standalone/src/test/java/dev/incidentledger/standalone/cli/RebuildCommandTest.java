package dev.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RebuildCommandTest {

    private static final String REBUILD = "/api/v1/admin/projections/timeline-v1/rebuild";
    private static final String VERIFICATION = "/api/v1/admin/projections/timeline-v1/verification";
    private static final String NO_FINDINGS = "";

    private final StubProduct product = new StubProduct();
    private final TypedShell shell = new TypedShell().with("LEDGER_URL", product.url());

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void waits_until_it_is_done() {
        product.on("POST " + REBUILD, Reply.json(202, progress("running", 0, NO_FINDINGS)));
        product.on(
                "GET " + REBUILD,
                Reply.json(200, progress("running", 1500, NO_FINDINGS)),
                Reply.json(200, progress("done", 3000, NO_FINDINGS)));

        assertThat(shell.run("rebuild", "timeline-v1")).isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines("timeline-v1: made anew up to position 3,000");
        assertThat(shell.err()).isEmpty();
        assertThat(shell.pauses()).hasSize(2);
    }

    @Test
    void shows_a_person_a_bar() {
        product.on("POST " + REBUILD, Reply.json(202, progress("running", 1500, NO_FINDINGS)));
        product.on("GET " + REBUILD, Reply.json(200, progress("done", 3000, NO_FINDINGS)));

        shell.atATerminal().run("rebuild", "timeline-v1");

        assertThat(shell.err())
                .contains("\r[##########..........] 50 % of 3,000, 750 events/s, 1:02 left; it goes on without you");
    }

    @Test
    void fails_with_the_cause() {
        product.on(
                "POST " + REBUILD,
                Reply.json(
                        202,
                        progress("failed", 1500, NO_FINDINGS).replace("\"cause\": null", "\"cause\": \"No disk\"")));

        assertThat(shell.run("rebuild", "timeline-v1")).isEqualTo(1);
        assertThat(shell.err()).isEqualToIgnoringNewLines("ledger: timeline-v1 failed: No disk");
    }

    @Test
    void says_that_somebody_canceled_it() {
        product.on("POST " + REBUILD, Reply.json(202, progress("canceled", 1500, NO_FINDINGS)));

        assertThat(shell.run("rebuild", "timeline-v1")).isEqualTo(1);
        assertThat(shell.err()).isEqualToIgnoringNewLines("ledger: timeline-v1 was canceled by somebody");
    }

    @Test
    void names_rows_that_differ_and_fails() {
        product.on(
                "POST " + VERIFICATION,
                Reply.json(202, progress("done", 3000, """
                {"table": "timeline_v1", "equal": false, "liveRows": 9, "rebuiltRows": 10, "differences": 1,
                 "first": [{"key": {"position": 7}, "kind": "missing"}]},
                {"table": "timeline_internal_component_v1", "equal": true, "liveRows": 2, "rebuiltRows": 2,
                 "differences": 0, "first": []}""").replace("\"equal\": null", "\"equal\": false")));

        assertThat(shell.run("rebuild", "--verify", "timeline-v1")).isEqualTo(1);
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                timeline-v1: compared up to position 3,000
                timeline_v1: 1 rows differ; 9 are there, the log says 10
                  missing {"position":7}
                timeline_internal_component_v1: all 2 rows are what the log says
                """);
    }

    @Test
    void is_refused_while_another_one_runs() {
        product.on("POST " + REBUILD, Reply.problem(409, "REBUILD_RUNNING", "One runs already"));

        assertThat(shell.run("rebuild", "timeline-v1")).isEqualTo(1);
        assertThat(shell.err()).contains("REBUILD_RUNNING");
    }

    @Test
    void takes_several_one_after_the_other_and_fails_with_one_of_them() {
        product.on("POST " + VERIFICATION, Reply.json(202, progress("failed", 1500, NO_FINDINGS)))
                .on(
                        "POST " + VERIFICATION.replace("timeline-v1", "uptime-v1"),
                        Reply.json(202, progress("done", 3000, NO_FINDINGS)));

        assertThat(shell.run("rebuild", "timeline-v1", "uptime-v1", "--verify")).isEqualTo(1);
        assertThat(shell.out()).isEqualToIgnoringNewLines("uptime-v1: compared up to position 3,000");
        assertThat(shell.err()).startsWith("ledger: timeline-v1 failed");
    }

    private static String progress(String state, long position, String findings) {
        return """
                {"purpose": "rebuild", "state": "%s", "position": %d, "total": 3000, "eventsPerSecond": 750,
                 "secondsLeft": 62, "cause": null, "equal": null, "findings": [%s]}""".formatted(state, position, findings);
    }
}
