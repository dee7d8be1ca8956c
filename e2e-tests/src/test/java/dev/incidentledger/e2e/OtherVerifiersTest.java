package dev.incidentledger.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.SignerKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Tools that others wrote come to the same as ours, over a log of more than one tile. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OtherVerifiersTest {

    private static final Api ADMIN = RunningLedger.shared().admin();

    private static String older;
    private static String key;

    @BeforeAll
    static void fill_more_than_a_tile() {
        var incident = ADMIN.post(
                        "/api/v1/incidents",
                        Map.of("title", "T", "status", "investigating", "message", "M", "audience", "internal"))
                .expect(201);
        awaitSigned(incident.position());
        older = checkpoint();
        for (int i = 0; i < 259; i++) {
            var update = ADMIN.post(
                            "/api/v1/incidents/%s/updates".formatted(incident.id()), Map.of("message", "Still. \u20ac"))
                    .expect(201);
            if (i == 258) {
                awaitSigned(update.position());
            }
        }
        key = ADMIN.get("/.well-known/incident-ledger-log-keys")
                .expect(200)
                .body()
                .lines()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void go_finds_every_proof_every_tile_and_the_older_checkpoint_to_be_of_one_log() throws Exception {
        var verified = Go.built("verify.go").run(ADMIN.url(), key, older);

        assertThat(verified.exitCode()).as(verified.output()).isZero();
        assertThat(Long.parseLong(verified.output())).isGreaterThan(256);
    }

    @Test
    void go_takes_no_other_key_and_no_checkpoint_of_another_log() throws Exception {
        var go = Go.built("verify.go");
        var stranger = SignerKey.generate(checkpointOf(older).origin()).verifier();

        assertThat(go.run(ADMIN.url(), stranger.toString(), older).output()).contains("no verifiable signatures");
        assertThat(go.run(ADMIN.url(), key, older.replaceFirst("\n(\\d+)\n", "\n1$1\n"))
                        .output())
                .contains("invalid signature");
    }

    @Test
    void node_makes_the_same_tree_from_an_export_by_what_is_written_in_it() throws Exception {
        var export = export();
        var checkpoint = checkpointOf(export.get("checkpoint.txt"));

        var tree = Npm.installed().start("tree.js");
        try (var events = tree.outputWriter(UTF_8)) {
            events.write(export.get("events.ndjson"));
        }

        assertThat(tree.inputReader(UTF_8).lines())
                .containsExactly(
                        Long.toString(checkpoint.size()), checkpoint.root().toBase64());
    }

    private static Map<String, String> export() throws IOException, InterruptedException {
        var exports = new Exports(ADMIN);
        var parts = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(exports.fetch(exports.order())), UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return parts;
    }

    private static void awaitSigned(long position) {
        await().until(() -> checkpointOf(checkpoint()).size() >= position);
    }

    private static String checkpoint() {
        return ADMIN.get("/log/checkpoint").expect(200).body();
    }

    private static Checkpoint checkpointOf(String note) {
        return Checkpoint.parse(SignedNote.parse(note).text());
    }
}
