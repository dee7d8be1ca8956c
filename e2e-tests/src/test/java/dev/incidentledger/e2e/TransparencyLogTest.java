package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.Hash;
import dev.incidentledger.log.Proof;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whoever keeps a checkpoint can check what came before it, and what became of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TransparencyLogTest {

    @TempDir
    Path folder;

    @Test
    void what_is_said_is_soon_under_a_checkpoint_that_begins_with_the_one_before() {
        var ledger = RunningLedger.shared();
        long first = identify(ledger);
        await().until(() -> checkpoint(ledger).size() >= first);
        var older = checkpoint(ledger);
        long second = identify(ledger);
        await().until(() -> checkpoint(ledger).size() >= second);
        var newer = checkpoint(ledger);

        var inclusion = ledger.anonymous()
                .get("/log/proof/inclusion?position=%d&size=%d".formatted(second, newer.size()))
                .expect(200)
                .json();
        var consistency = ledger.anonymous()
                .get("/log/proof/consistency?from=%d&to=%d".formatted(older.size(), newer.size()))
                .expect(200)
                .json();
        assertThat(proof(inclusion)
                        .includes(
                                Hash.ofBase64(inclusion.path("leaf").stringValue()),
                                second - 1,
                                newer.size(),
                                newer.root()))
                .isTrue();
        assertThat(proof(consistency).extendsTree(older.size(), older.root(), newer.size(), newer.root()))
                .isTrue();
    }

    @Test
    void commands_go_on_while_nothing_can_be_signed() throws IOException {
        var key = folder.resolve("key");
        var ledger = RunningLedger.start("--ledger.log.key-file=" + key);
        await().until(() -> Files.exists(key)
                && metric(ledger, "ledger_log_sealing_paused ").endsWith(" 0.0"));
        var secret = Files.readString(key);
        Files.delete(key);
        identify(ledger);
        await().until(() -> metric(ledger, "ledger_log_sealing_paused ").endsWith(" 1.0"));

        long unsigned = identify(ledger);
        Files.writeString(key, secret);

        await().until(() -> checkpoint(ledger).size() >= unsigned);
        assertThat(metric(ledger, "ledger_log_sealing_paused ")).endsWith(" 0.0");
    }

    private static long identify(RunningLedger ledger) {
        return ledger.admin()
                .post(
                        "/api/v1/incidents",
                        Map.of("title", "Sign-in fails", "status", "investigating", "message", "We look into it."))
                .expect(201)
                .position();
    }

    private static Checkpoint checkpoint(RunningLedger ledger) {
        var note = SignedNote.parse(
                ledger.anonymous().get("/log/checkpoint").expect(200).body());
        var keys =
                ledger.anonymous().get("/.well-known/incident-ledger-log-keys").expect(200);
        assertThat(note.isSignedBy(keys.body().lines().map(VerifierKey::parse).toList()))
                .isTrue();
        return Checkpoint.parse(note.text());
    }

    private static String metric(RunningLedger ledger, String name) {
        var admin = ledger.admin();
        return admin.probe(admin.request("/actuator/prometheus").GET())
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static Proof proof(JsonNode answer) {
        return new Proof(answer.path("hashes")
                .valueStream()
                .map(hash -> Hash.ofBase64(hash.stringValue()))
                .toList());
    }
}
