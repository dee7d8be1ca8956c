package dev.incidentledger.standalone.doctor;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.SignerKey;
import dev.incidentledger.log.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether the files that signing needs are those of this log. */
record SigningCheck(Path key, Path guard) implements Check {

    @Override
    public String name() {
        return "signing";
    }

    @Override
    public List<Finding> look(Database database) throws SQLException {
        var newest = database.rows("select note from query.log_checkpoint order by size desc limit 1");
        long head =
                database.row("select position from event_store.event_log_head").number("position");
        var findings = new ArrayList<Finding>();
        if (!newest.isEmpty()) {
            findings.addAll(ofKey(SignedNote.parse(newest.getFirst().text("note"))));
        }
        findings.addAll(ofGuard(!newest.isEmpty(), head));
        return findings.isEmpty()
                ? List.of(Finding.ok(
                        name(), newest.isEmpty() ? "Nothing is signed yet" : "Key and guard are those of this log"))
                : findings;
    }

    private List<Finding> ofKey(SignedNote newest) {
        try {
            return newest.isSignedBy(keys())
                    ? List.of()
                    : List.of(Finding.problem(
                            name(),
                            "No key in %s has signed the newest checkpoint".formatted(key),
                            "Put the key back that did; a new one is added below it, never in its place"));
        } catch (IOException | IllegalArgumentException unreadable) {
            return List.of(Finding.problem(
                    name(),
                    "The key that signs checkpoints cannot be read from %s".formatted(key),
                    "Put it back from its backup, or say where it lies by LEDGER_LOG_KEY_FILE"));
        }
    }

    /** Each has two lines: the private one, which is never shown, and the public one. */
    private List<VerifierKey> keys() throws IOException {
        var lines =
                Files.readString(key).lines().filter(line -> !line.isBlank()).toList();
        var keys = new ArrayList<VerifierKey>();
        for (int i = 0; i < lines.size(); i += 2) {
            keys.add(SignerKey.parse(String.join("\n", lines.subList(i, Math.min(i + 2, lines.size()))))
                    .verifier());
        }
        return keys;
    }

    private List<Finding> ofGuard(boolean isSigned, long head) {
        if (Files.notExists(guard)) {
            return isSigned
                    ? List.of(Finding.problem(
                            name(),
                            "The log was signed, and there is no guard %s: nothing more is signed".formatted(guard),
                            "Put it back, or copy into its place the newest checkpoint that you trust"))
                    : List.of();
        }
        try {
            long guarded = Checkpoint.parse(
                            SignedNote.parse(Files.readString(guard)).text())
                    .size();
            return guarded <= head
                    ? List.of()
                    : List.of(
                            Finding.problem(
                                    name(),
                                    "%,d events were signed, and the log has %,d: an older log was restored"
                                            .formatted(guarded, head),
                                    "Restore a newer backup; if there is none, see docs/operations.md under \"When an older log was restored\""));
        } catch (IOException | IllegalArgumentException unreadable) {
            return List.of(Finding.problem(
                    name(),
                    "The guard %s cannot be read as a checkpoint".formatted(guard),
                    "Put it back, or copy into its place the newest checkpoint that you trust"));
        }
    }
}
