package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Terminal.Finished;
import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.export.ZipWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators at a terminal: each command a process of its own, against a product of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandLineTest {

    @TempDir
    private static Path folder;

    private static ChildLedger ledger;
    private static Api admin;

    @BeforeAll
    static void start() throws IOException {
        ledger = ChildLedger.start(folder);
        admin = ledger.admin();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void an_incident_opens_and_resolves_in_two_lines() throws Exception {
        assertThat(run("components", "register", "Sign-in").exitCode()).isZero();

        var identified =
                run("identify", "Sign-in fails", "We are looking into it, Jürgen.", "-c", "Sign-in=partial_outage");
        assertThat(identified.exitCode()).as(identified.err()).isZero();
        awaitIndicator("major");

        var resolved = run("resolve", "Everybody can sign in again.");
        assertThat(resolved.exitCode()).as(resolved.err()).isZero();
        awaitIndicator("none");

        var id = identified.out().replace("Identified ", "").strip();
        var incident = admin.get("/api/v1/incidents/" + id + "?minVersion=1")
                .expect(200)
                .json();
        assertThat(incident.path("status").asString()).isEqualTo("resolved");
        assertThat(incident.path("updates").path(1).path("message").asString())
                .isEqualTo("We are looking into it, Jürgen.");
        assertThat(run("report", id).out()).contains("Sign-in fails", "Everybody can sign in again.");
        assertThat(run("incidents", "list").out()).contains(id);
        assertThat(run("incidents", "show", id).out()).contains("Everybody can sign in again.");
        assertThat(run("status").out()).startsWith("All Systems Operational");
        assertThat(run("components", "list").out()).contains("operational  Sign-in");

        var again = run("update", "One more thing", "-i", id);
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("INCIDENT_ALREADY_RESOLVED");
    }

    @Test
    void work_is_planned_moved_and_done() throws Exception {
        var scheduled = run(
                "maintenance",
                "schedule",
                "New disks",
                "The database moves.",
                "--from=2199-11-30T02:00:00Z",
                "--until=2199-11-30T03:00:00Z",
                "--internal",
                "--json");
        assertThat(scheduled.exitCode()).as(scheduled.err()).isZero();
        var planned = Api.JSON.readTree(scheduled.out());
        var id = planned.path("id").asString();
        awaitVersion(id, planned.path("version").asLong());

        var moved = run("maintenance", "reschedule", id, "Later.", "--until=2199-11-30T04:00:00Z", "--json");
        assertThat(moved.exitCode()).as(moved.err()).isZero();
        for (var step : List.of("start", "verify", "complete")) {
            var done = run("maintenance", step, id);
            assertThat(done.exitCode()).as(done.err()).isZero();
        }

        var listed = run("maintenance", "--json");
        assertThat(listed.out()).contains(id);
        var again = run("maintenance", "cancel", id, "--json");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(Api.JSON.readTree(again.err()).path("code").asString()).startsWith("MAINTENANCE_");
    }

    private static void awaitVersion(String id, long version) {
        admin.get("/api/v1/maintenances/%s?minVersion=%d".formatted(id, version))
                .expect(200);
    }

    @Test
    void a_doctor_finds_nothing_wrong_but_the_first_token() throws Exception {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var examined = run("doctor", "--data-dir", folder.toString(), "--json");
            assertThat(examined.exitCode()).as(examined.out() + examined.err()).isZero();
            assertThat(Api.JSON
                            .readTree(examined.out())
                            .path("findings")
                            .valueStream()
                            .filter(finding ->
                                    !finding.path("severity").asString().equals("ok"))
                            .map(finding -> finding.path("check").asString()))
                    .contains("admin-token")
                    .isSubsetOf("admin-token", "disk"); // which may be nearly full
        });
    }

    @Test
    void words_of_two_dashes_alone_start_no_server() throws Exception {
        assertThat(run("--version").out()).startsWith("Incident Ledger ");
        assertThat(run("--help").out()).startsWith("Usage: ledger");
        var slip = run("--verison");
        assertThat(slip.exitCode()).isEqualTo(2);
        assertThat(slip.err()).contains("There is no option '--verison'");
    }

    @Test
    void a_token_is_issued_used_and_revoked() throws Exception {
        var issued = run("tokens", "issue", "-r", "operator", "--json");
        var token = Api.JSON.readTree(issued.out());
        var operator = Map.of("LEDGER_TOKEN", token.path("secret").asString());

        assertThat(runAs(operator, "incidents", "list").exitCode()).isZero();
        var refused = runAs(operator, "tokens", "list");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("FORBIDDEN");

        var id = token.path("id").asString();
        assertThat(run("tokens", "revoke", id).exitCode()).isZero();
        assertThat(run("tokens", "list").out()).contains(id);
        assertThat(runAs(operator, "incidents", "list").err())
                .contains("The access token from LEDGER_TOKEN is wrong, expired or revoked");
    }

    @Test
    void a_history_is_imported_and_a_line_that_cannot_be_is_named() throws Exception {
        var good = Files.writeString(folder.resolve("good.jsonl"), incident("old1") + incident("old2"));
        var imported = run("import", good.toString());
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.out()).startsWith("2 added, 0 unchanged").endsWith("0 failed\n");
        assertThat(imported.err()).isEmpty();

        var mixed = Files.writeString(
                folder.resolve("mixed.jsonl"),
                incident("old1") + "{\"id\": \"odd\", \"name\": 7}\n" + incident("old3"));
        var partly = run("import", mixed.toString());
        assertThat(partly.exitCode()).isEqualTo(1);
        assertThat(partly.out()).startsWith("1 added, 1 unchanged").endsWith("1 failed\n");
        assertThat(partly.err()).startsWith("ledger: line 2, ").contains("odd").hasLineCount(1);

        var again = run("import", mixed.toString(), "--json");
        assertThat(again.exitCode()).isEqualTo(1);
        var progress = Api.JSON.readTree(again.out());
        assertThat(progress.path("state").asString()).isEqualTo("finished");
        assertThat(progress.path("done").asInt()).isEqualTo(3);
        assertThat(progress.path("unchanged").asInt()).isEqualTo(2);

        var nothing =
                run("import", Files.writeString(folder.resolve("no.json"), "{").toString());
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.err()).contains("Nothing in this file can be imported");
    }

    @Test
    void the_record_is_exported_and_checked_with_what_it_tells() throws Exception {
        var identified = run("identify", "Search is slow", "We are looking into it.", "--json");
        long position = Api.JSON.readTree(identified.out()).path("position").asLong();
        await().until(() -> {
            var checkpoint = admin.get("/log/checkpoint");
            return checkpoint.status() == 200
                    && Checkpoint.parse(SignedNote.parse(checkpoint.body()).text())
                                    .size()
                            >= position;
        });
        var record = folder.resolve("record.zip").toString();
        var key = admin.get("/.well-known/incident-ledger-log-keys")
                .expect(200)
                .body()
                .strip();

        var exported = run("export", record);
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        assertThat(admin.get(Exports.PATH).expect(200).json().path("exports")).isEmpty();
        var verified = run("verify", record, "--key", key);
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out())
                .contains(
                        " events of incident-ledger are as they were signed",
                        " claims follows from them",
                        " components follows from them",
                        " incidents follows from them",
                        " maintenances follows from them",
                        " promises follows from them",
                        " statuses follows from them",
                        " timeline-entries follows from them");

        edit(record, "models/incidents.ndjson", told -> told.replace("Search is slow", "Search was fine"));
        var edited = run("verify", record, "--key", key, "--json");
        assertThat(edited.exitCode()).isEqualTo(1);
        var verdict = Api.JSON.readTree(edited.out());
        assertThat(verdict.path("position").asLong()).isEqualTo(position);
        assertThat(verdict.path("reason").asString())
                .isEqualTo("What it tells of incidents is not what the events of %s do"
                        .formatted(
                                Api.JSON.readTree(identified.out()).path("id").asString()));

        edit(record, "models/incidents.ndjson", told -> told.replace("Search was fine", "Search is slow") + "{}\n");
        assertThat(run("verify", record, "--key", key).out()).contains("It tells of more incidents than ");
    }

    /** Packed again as the product does it, so that nothing is wrong but what was edited. */
    private static void edit(String file, String part, UnaryOperator<String> edit) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var whole = new ZipFile(file)) {
            var zip = new ZipWriter(packed);
            for (var entry : Collections.list(whole.entries())) {
                var content = new String(whole.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                var told = entry.getName().equals(part) ? edit.apply(content) : content;
                zip.part(entry.getName(), told.getBytes(StandardCharsets.UTF_8));
            }
            zip.finish();
        }
        Files.write(Path.of(file), packed.toByteArray());
    }

    @Test
    void a_place_that_is_at_fault_is_named() throws Exception {
        var refused = run("identify", " ", "We are looking into it.");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("  /title: ");
    }

    @Test
    void a_wrong_call_ends_with_two() throws Exception {
        assertThat(run("identify", "Sign-in fails").exitCode()).isEqualTo(2);
    }

    /** As Statuspage tells a resolved one, in a line. */
    private static String incident(String id) {
        return """
                {"id": "%1$s", "name": "Sign-in failed", "status": "resolved", "impact": "minor", \
                "created_at": "2021-05-10T08:42:40.000Z", "started_at": "2021-05-10T08:42:40.000Z", \
                "updated_at": "2021-05-10T09:42:40.000Z", "monitoring_at": null, \
                "resolved_at": "2021-05-10T09:42:40.000Z", "page_id": "p1", "components": [], "incident_updates": [\
                {"id": "%1$su", "incident_id": "%1$s", "status": "resolved", "body": "Fixed.", \
                "created_at": "2021-05-10T09:42:40.000Z", "updated_at": "2021-05-10T09:42:40.000Z", \
                "display_at": "2021-05-10T09:42:40.000Z", "affected_components": null}]}
                """.formatted(id);
    }

    /** Reads follow writes in an instant, not at once. */
    private static void awaitIndicator(String indicator) {
        await().untilAsserted(() -> assertThat(admin.get("/api/v1/status")
                        .expect(200)
                        .json()
                        .path("indicator")
                        .asString())
                .isEqualTo(indicator));
    }

    private static Finished run(String... args) throws IOException, InterruptedException {
        return runAs(Map.of("LEDGER_TOKEN_FILE", folder.resolve("admin-token").toString()), args);
    }

    private static Finished runAs(Map<String, String> variables, String... args)
            throws IOException, InterruptedException {
        return new Terminal(folder, admin.url()).run(variables, args);
    }
}
