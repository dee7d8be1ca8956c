package dev.incidentledger.standalone.doctor;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.SignerKey;
import dev.incidentledger.log.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether the files that signing needs are those of this log. */
record SigningCheck(Path key, Path guard) implements Check {

    private static final Duration STORED_WITHIN = Duration.ofSeconds(10);
    private static final String PUT_IT_BACK =
            "Put it back, or copy into its place the newest checkpoint that you trust";

    @Override
    public String name() {
        return "signing";
    }

    /** The guard is read before the database, which is told of a checkpoint after it. */
    @Override
    public List<Finding> look(Database database) throws SQLException {
        boolean isGuarded = Files.exists(guard);
        var findings = new ArrayList<>(isGuarded ? ofGuard(database) : List.of());
        var newest = database.rows("select note from query.log_checkpoint order by size desc limit 1");
        if (!newest.isEmpty()) {
            findings.addAll(ofKey(SignedNote.parse(newest.getFirst().text("note"))));
            if (!isGuarded) {
                findings.add(Finding.problem(
                        name(),
                        "The log was signed, and there is no guard %s: nothing more is signed".formatted(guard),
                        PUT_IT_BACK));
            }
        }
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

    private List<Finding> ofGuard(Database database) throws SQLException {
        try {
            var guarded =
                    Checkpoint.parse(SignedNote.parse(Files.readString(guard)).text());
            boolean isNew = Files.getLastModifiedTime(guard)
                    .toInstant()
                    .isAfter(Instant.now().minus(STORED_WITHIN));
            var log = database.row("""
                    select position as head, (select size from query.log_tree) as tree,
                        (select note from query.log_checkpoint where size = %d) as note
                    from event_store.event_log_head
                    """.formatted(guarded.size()));
            if (guarded.size() > log.number("head")) {
                return List.of(older("%,d events were signed, and the log has %,d: an older log was restored"
                        .formatted(guarded.size(), log.number("head"))));
            }
            return isKnown(guarded, log, isNew)
                    ? List.of()
                    : List.of(older(
                            "The guard knows a checkpoint of %,d events that this log never had: an older log was restored, and has grown since"
                                    .formatted(guarded.size())));
        } catch (IOException | IllegalArgumentException unreadable) {
            return List.of(Finding.problem(
                    name(), "The guard %s cannot be read as a checkpoint".formatted(guard), PUT_IT_BACK));
        }
    }

    /** A tree that is being made anew does not reach so far yet. */
    private static boolean isKnown(Checkpoint guarded, Row log, boolean isNew) {
        return log.text("note").isEmpty()
                ? isNew || log.number("tree") < guarded.size()
                : Checkpoint.parse(SignedNote.parse(log.text("note")).text()).equals(guarded);
    }

    private Finding older(String found) {
        return Finding.problem(
                name(),
                found,
                "Restore a newer backup; if there is none, see docs/operations.md under \"When an older log was restored\"");
    }
}
