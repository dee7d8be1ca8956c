package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.export.Verdict;
import dev.incidentledger.standalone.database.RunningServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Promise 13: what was backed up can be restored, and is what it was; an older log is never passed off as the whole one. */
@Execution(ExecutionMode.CONCURRENT)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestoreDrillTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long ENOUGH = 100;
    private static final Pattern PROVEN = Pattern.compile("proven in \\d+ s: (\\d+) events, (\\d+) projections");

    @TempDir
    private Path folder;

    @Test
    void a_backup_made_under_load_is_proven_by_the_drill() throws Exception {
        try (var original = PostgresOfOwn.start().withRoles();
                var scratch = PostgresOfOwn.start()) {
            var backup = folder.resolve("backup");
            long before;
            long end;
            SignedNote later;
            try (var ledger = start(original, "data");
                    var clients = CommandClients.start(ledger.admin())) {
                await().atMost(PATIENCE).until(() -> clients.acknowledgements() >= ENOUGH);
                awaitSigned(ledger.admin());
                before = lastPosition(clients);
                assertNothingIsBackedUpWithoutTheKey(original, backup);
                backUp(original, "data", backup);
                long meanwhile = clients.acknowledgements();
                await().atMost(PATIENCE).until(() -> clients.acknowledgements() >= meanwhile + ENOUGH);
                clients.finish();
                end = lastPosition(clients);
                later = awaitSigned(ledger.admin(), end);
            }

            var proof = drill(scratch, backup);
            assertThat(proof.exitCode()).as(proof.output()).isZero();
            assertThat(proof.output()).contains("are as they were signed");
            assertThat(folder.resolve("production-key")).doesNotExist();
            var proven = PROVEN.matcher(proof.output());
            assertThat(proven.find()).as(proof.output()).isTrue();
            assertThat(Long.parseLong(proven.group(1))).isBetween(before, end - ENOUGH / 2);
            assertThat(Long.parseLong(proven.group(2))).isGreaterThan(10);
            System.out.printf(
                    "Restore drill: backed up under load at %,d of %,d events; %s%n", before, end, proven.group());

            Files.writeString(backup.resolve("checkpoint"), later.toString());
            var refuted = drill(scratch, backup);
            assertThat(refuted.exitCode()).as(refuted.output()).isEqualTo(1);
            assertThat(refuted.output()).contains("Not as it was signed").doesNotContain("proven in");
            assertThat(scratch.sql("postgres")
                            .sql("select count(*) from pg_roles where rolname like 'ledger%'")
                            .query(Long.class)
                            .single())
                    .isZero();

            Files.delete(backup.resolve("log-guard"));
            var incomplete = drill(scratch, backup);
            assertThat(incomplete.exitCode()).as(incomplete.output()).isEqualTo(1);
            assertThat(incomplete.output()).contains("holds no log-guard").doesNotContain("proven in");
        }
    }

    @Test
    @Tag("long")
    void a_restored_product_goes_on_and_under_a_newer_guard_signs_nothing() throws Exception {
        try (var original = PostgresOfOwn.start().withRoles()) {
            var backup = folder.resolve("backup");
            SignedNote kept;
            try (var ledger = start(original, "data")) {
                kept = awaitSigned(ledger.admin(), fill(ledger.admin()));
            }
            backUp(original, "data", backup);
            var rows = ReadModelHashes.of(original.sql());

            try (var other = PostgresOfOwn.start().withRoles()) {
                restore(other, "elsewhere", backup);
                assertRefused(other, "../deploy/restore.sh", backup, "there is a log in ledger already");
                assertRefused(other, "../deploy/backup.sh", backup, "is there already");
                assertRefused(other, "../deploy/restore-drill.sh", backup, "this server holds other databases");
                assertThat(ReadModelHashes.of(other.sql())).isEqualTo(rows);

                Files.copy(folder.resolve("data/admin-token"), folder.resolve("elsewhere/admin-token"));
                try (var restored = start(other, "elsewhere")) {
                    awaitSigned(restored.admin(), fill(restored.admin()));
                    var exports = new Exports(restored.admin());
                    assertThat(exports.verify(exports.order(), kept)).isInstanceOf(Verdict.Sound.class);
                }
            }

            try (var ledger = start(original, "data")) {
                awaitSigned(ledger.admin(), fill(ledger.admin()));
            }
            try (var older = PostgresOfOwn.start().withRoles()) {
                assertThat(restore(older, "data", backup)).contains("log-guard stays as it is");
                refusesToSignUntilANewLogIsBegun(older);
            }
        }
    }

    private void refusesToSignUntilANewLogIsBegun(PostgresOfOwn older) throws Exception {
        try (var ledger = start(older, "data")) {
            fill(ledger.admin());
            await().atMost(PATIENCE).until(() -> metrics(ledger.admin()).contains("ledger_log_sealing_paused 1.0"));
            var examined = doctor(older, ledger);
            assertThat(examined.exitCode()).isEqualTo(1);
            assertThat(examined.output()).contains("an older log was restored");
        }
        var lost = Files.createDirectory(folder.resolve("proof"));
        Files.move(folder.resolve("data/log-guard"), lost.resolve("log-guard"));
        Files.move(folder.resolve("data/log-key"), lost.resolve("log-key"));
        older.sql().sql(statementsOfANewLog()).update();
        try (var ledger = start(older, "data")) {
            awaitSigned(ledger.admin(), fill(ledger.admin()));
            assertThat(metrics(ledger.admin())).contains("ledger_log_sealing_paused 0.0");
            assertThat(Files.readString(folder.resolve("data/log-key")))
                    .isNotEqualTo(Files.readString(lost.resolve("log-key")));
        }
    }

    @Test
    @Tag("long")
    void a_copy_of_a_stopped_folder_is_the_same_product() throws Exception {
        SignedNote kept;
        try (var ledger = ChildLedger.start(folder.resolve("data"))) {
            kept = awaitSigned(ledger.admin(), fill(ledger.admin()));
        }
        var copied = run(
                Map.of(),
                "cp",
                "-a",
                folder.resolve("data").toString(),
                folder.resolve("copy").toString());
        assertThat(copied.exitCode()).as(copied.output()).isZero();

        try (var original = ChildLedger.start(folder.resolve("data"));
                var copy = ChildLedger.start(folder.resolve("copy"))) {
            awaitAtHead(original.admin());
            awaitAtHead(copy.admin());
            assertThat(ReadModelHashes.of(sqlOf("copy"))).isEqualTo(ReadModelHashes.of(sqlOf("data")));
            var exports = new Exports(copy.admin());
            assertThat(exports.verify(exports.order(), kept)).isInstanceOf(Verdict.Sound.class);
        }
    }

    private ChildLedger start(PostgresOfOwn database, String data) throws IOException {
        var environment = new ArrayList<>(List.of("env"));
        database.variables().forEach((name, value) -> environment.add("%s=%s".formatted(name, value)));
        return ChildLedger.startBehind(environment, folder.resolve(data));
    }

    private void backUp(PostgresOfOwn database, String data, Path backup) throws Exception {
        var finished = run(whereAll(database, folder.resolve(data)), "../deploy/backup.sh", backup.toString());
        assertThat(finished.exitCode()).as(finished.output()).isZero();
    }

    private void assertNothingIsBackedUpWithoutTheKey(PostgresOfOwn database, Path backup) throws Exception {
        var nowhere = folder.resolve("nowhere");
        var refused = run(whereAll(database, nowhere), "../deploy/backup.sh", backup.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("its key is not at " + nowhere, "LEDGER_LOG_KEY_FILE");

        var elsewhere = whereAll(database, nowhere);
        elsewhere.put("LEDGER_LOG_KEY_FILE", folder.resolve("data/log-key").toString());
        var withoutGuard = run(elsewhere, "../deploy/backup.sh", backup.toString());
        assertThat(withoutGuard.exitCode()).isEqualTo(1);
        assertThat(withoutGuard.output()).contains("its guard is not at " + nowhere);
        assertThat(backup).doesNotExist();
    }

    private static Map<String, String> whereAll(PostgresOfOwn database, Path data) {
        var variables = new HashMap<>(database.programVariables("ledger"));
        variables.put("PGDATABASE", "ledger");
        variables.put("LEDGER_DATA_DIR", data.toString());
        return variables;
    }

    private String restore(PostgresOfOwn database, String data, Path backup) throws Exception {
        var variables = new HashMap<>(database.programVariables("postgres"));
        variables.put("PGDATABASE", "ledger");
        variables.put("LEDGER_DATA_DIR", folder.resolve(data).toString());
        var finished = run(variables, "../deploy/restore.sh", backup.toString());
        assertThat(finished.exitCode()).as(finished.output()).isZero();
        return finished.output();
    }

    private static void assertRefused(PostgresOfOwn database, String script, Path backup, String why) throws Exception {
        var variables = new HashMap<>(database.programVariables("postgres"));
        variables.put("PGDATABASE", "ledger");
        var finished = run(variables, script, backup.toString());
        assertThat(finished.exitCode()).isEqualTo(1);
        assertThat(finished.output()).contains(why);
    }

    private Finished drill(PostgresOfOwn scratch, Path backup) throws Exception {
        var variables = new HashMap<>(scratch.programVariables("postgres"));
        variables.put("LEDGER", ledger().toString());
        // of whoever drills, and not for the product on the backup
        variables.put("LEDGER_EVENT_STORE", "axonserver");
        variables.put("LEDGER_LOG_KEY_FILE", folder.resolve("production-key").toString());
        return run(variables, "../deploy/restore-drill.sh", backup.toString());
    }

    private Finished doctor(PostgresOfOwn database, ChildLedger ledger) throws Exception {
        var variables = new HashMap<>(database.variables());
        variables.put("LEDGER_URL", ledger.admin().url());
        variables.put("LEDGER_TOKEN_FILE", folder.resolve("data/admin-token").toString());
        return run(
                variables,
                ledger().toString(),
                "doctor",
                "--data-dir",
                folder.resolve("data").toString());
    }

    /** The command line as it is before anybody has packaged it. */
    private Path ledger() throws IOException {
        var script = folder.resolve("ledger");
        Files.writeString(script, """
                #!/bin/sh
                exec "%s" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "%s" \\
                    dev.incidentledger.standalone.Standalone "$@"
                """.formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path")));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private JdbcClient sqlOf(String data) throws IOException {
        var server = RunningServer.in(folder.resolve(data).resolve("postgres")).orElseThrow();
        return JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl(), server.user(), server.password()));
    }

    /** @return the last position, which every projection has seen */
    private static long fill(Api api) {
        long position = 0;
        for (int i = 0; i < 10; i++) {
            var incident = api.post(
                            "/api/v1/incidents",
                            Map.of("title", "Sign-in fails", "status", "investigating", "message", "We look into it."))
                    .expect(201);
            position = api.post("/api/v1/incidents/%s/resolution".formatted(incident.id()), Map.of("message", "Over."))
                    .expect(201)
                    .position();
        }
        awaitAtHead(api);
        return position;
    }

    private static void awaitAtHead(Api api) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.get("/api/v1/admin/projections")
                                .expect(200)
                                .json()
                                .path("projections"))
                        .isNotEmpty()
                        .allSatisfy(projection ->
                                assertThat(projection.path("lag").asLong()).isZero()));
    }

    private static void awaitSigned(Api api) {
        awaitSigned(api, 1);
    }

    private static SignedNote awaitSigned(Api api, long position) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            var answer = api.get("/log/checkpoint");
                            return answer.status() == 200 ? SignedNote.parse(answer.body()) : null;
                        },
                        note -> note != null && Checkpoint.parse(note.text()).size() >= position);
    }

    private static long lastPosition(CommandClients clients) {
        return clients.told().stream()
                .filter(CommandClients.Told::isAcknowledged)
                .mapToLong(told -> told.answer().position())
                .max()
                .orElseThrow();
    }

    private static String metrics(Api api) {
        return api.probe(api.request("/actuator/prometheus").GET()).body();
    }

    /** As the manual has them. */
    private static String statementsOfANewLog() throws IOException {
        var statements = Pattern.compile("`(truncate query\\.log_tile.*?)`", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/operations.md")));
        assertThat(statements.find()).isTrue();
        return statements.group(1);
    }

    private static Finished run(Map<String, String> variables, String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LEDGER_") || name.startsWith("PG"));
        builder.environment().putAll(variables);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Finished(process.onExit().join().exitValue(), output);
    }

    private record Finished(int exitCode, String output) {}
}
