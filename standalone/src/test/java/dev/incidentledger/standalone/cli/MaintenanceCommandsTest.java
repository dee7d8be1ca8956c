package dev.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MaintenanceCommandsTest {

    private final StubProduct product = new StubProduct();
    private final TypedShell shell = new TypedShell().with("LEDGER_URL", product.url());

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void a_maintenance_is_scheduled_with_all_that_was_said() {
        product.on("GET /api/v1/components", Reply.json(200, """
                        {"components": [{"id": "cmp_1", "name": "Database"}]}"""))
                .on("GET /api/v1/component-groups", Reply.json(200, "{\"groups\": []}"))
                .on("POST /api/v1/maintenances", Reply.json(201, "{\"id\": \"mnt_1\"}"));

        int exitCode = shell.run(
                "maintenance",
                "schedule",
                "New disks",
                "The database moves.",
                "--from=2026-11-30T02:00:00Z",
                "--until=2026-11-30T03:00:00+01:00",
                "-c",
                "Database",
                "--automatic-start=false",
                "--automatic-completion=true",
                "--reminder=0",
                "--internal");

        assertThat(exitCode).as(shell.err()).isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines("Scheduled mnt_1");
        assertSent("""
                {"title": "New disks", "message": "The database moves.", "components": ["cmp_1"],
                 "scheduledFor": "2026-11-30T02:00:00Z", "scheduledUntil": "2026-11-30T03:00:00+01:00",
                 "automaticStart": false, "automaticCompletion": true, "reminderMinutes": null,
                 "audience": "internal"}""");
    }

    @Test
    void a_plan_is_changed_as_it_stands_and_in_nothing_else() {
        product.on("GET /api/v1/maintenances/mnt_1", Reply.json(200, "{\"version\": 3}"))
                .on("PATCH /api/v1/maintenances/mnt_1", Reply.json(200, "{\"id\": \"mnt_1\", \"version\": 4}"));

        assertThat(shell.run("maintenance", "reschedule", "mnt_1", "Later.", "--until=2026-11-30T04:00:00Z"))
                .isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines("Rescheduled mnt_1");
        assertThat(product.last().header("If-match")).isEqualTo("\"3\"");
        assertThat(product.last().header("Idempotency-key")).hasSize(36);
        assertSent("{\"message\": \"Later.\", \"scheduledUntil\": \"2026-11-30T04:00:00Z\"}");
    }

    @Test
    void a_plan_is_not_changed_into_itself() {
        assertThat(shell.run("maintenance", "reschedule", "mnt_1")).isEqualTo(2);
        assertThat(shell.err()).contains("Say what changes");
        assertThat(product.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "start, start, Started mnt_1",
        "verify, verification, Verifying mnt_1",
        "complete, completion, Completed mnt_1",
        "cancel, cancellation, Canceled mnt_1"
    })
    void work_goes_on_with_or_without_a_word(String command, String route, String told) {
        product.on("POST /api/v1/maintenances/mnt_1/" + route, Reply.json(200, "{\"id\": \"mnt_1\"}"));

        assertThat(shell.run("maintenance", command, "mnt_1")).isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines(told);
        assertSent("{}");

        shell.reading("As planned.\n").run("maintenance", command, "mnt_1", "-", "--at=2026-11-30T02:05:00Z");
        assertSent("{\"message\": \"As planned.\", \"occurredAt\": \"2026-11-30T02:05:00Z\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maintenance", "maintenance list", "maintenance --limit=50"})
    void maintenances_are_listed(String line) {
        product.on("GET /api/v1/maintenances?limit=50", Reply.json(200, """
                {"maintenances": [{"id": "mnt_1", "title": "New disks", "status": "scheduled", "audience": "public",
                                   "scheduledFor": "2026-11-30T02:00:00Z", "scheduledUntil": "2026-11-30T03:00:00Z",
                                   "startedAt": null}], "next": "more"}"""));

        assertThat(shell.run(line.split(" "))).isZero();
        assertThat(shell.out())
                .isEqualToIgnoringNewLines(
                        "mnt_1  scheduled  from 2026-11-30 02:00 UTC  until 2026-11-30 03:00 UTC  New disks");
        assertThat(shell.err()).contains("There are more");
    }

    @Test
    void only_those_are_listed_that_are_not_over() {
        product.on("GET /api/v1/maintenances?limit=50&status=pending", Reply.json(200, "{\"maintenances\": []}"));

        assertThat(shell.run("maintenance", "--pending", "--json")).isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines("{\"maintenances\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "maintenance schedule T M --until=2026-11-30T02:00:00Z, --from=TIME is missing",
                "maintenance schedule T M --from=soon --until=later, --from: 'soon' is no time",
                "maintenance start, ID is missing",
                "maintenance strat mnt_1, There is no command 'strat'; there are list",
                "maintenance schedule T M --automatic-start=perhaps, --automatic-start: 'perhaps' is neither true nor false"
            })
    void a_wrong_call_is_told_how_it_goes(String line, String sentence) {
        assertThat(shell.run(line.split(" "))).isEqualTo(2);
        assertThat(shell.err()).startsWith("ledger: " + sentence);
        assertThat(product.received()).isEmpty();
    }

    private void assertSent(String json) {
        var mapper = JsonMapper.shared();
        assertThat(mapper.readTree(product.last().body())).isEqualTo(mapper.readTree(json));
    }
}
