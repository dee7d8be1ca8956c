package dev.incidentledger.query.transparency;

import dev.incidentledger.eventstore.postgres.LogReader;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.SignerKey;
import dev.incidentledger.log.Tree;
import dev.incidentledger.log.VerifierKey;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs the tree as it stands, unless that would contradict what was signed before. */
@Component
class Checkpoints {

    private final JdbcClient db;
    private final LogReader log;
    private final SealedTree sealed;
    private final SigningKeys keys;
    private final RollbackGuard guard;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Checkpoints(
            JdbcClient db,
            PostgresEventStorageEngine engine,
            SealedTree sealed,
            SigningKeys keys,
            RollbackGuard guard,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.db = db;
        this.log = engine.log();
        this.sealed = sealed;
        this.keys = keys;
        this.guard = guard;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The newest one, whichever process signed it. */
    Optional<SignedNote> latest() {
        return db.sql("select note from query.log_checkpoint order by size desc limit 1")
                .query(String.class)
                .optional()
                .map(SignedNote::parse);
    }

    /** How far the newest one reaches; 0 while there is none. */
    long signedEvents() {
        return db.sql("select coalesce(max(size), 0) from query.log_checkpoint")
                .query(Long.class)
                .single();
    }

    /** At most so many of those that one key of the newest has signed, spread over the log; the newest is the last. */
    List<SignedNote> spread(int most) {
        var notes = db.sql("""
                        select note from (
                            select size, note, row_number() over (order by size desc) - 1 as age, count(*) over () as total
                            from query.log_checkpoint) as signed
                        where age % ((total + ?) / ?) = 0
                        order by size
                        """).params(most - 1, most).query(String.class).list().stream()
                .map(SignedNote::parse)
                .toList();
        var key = publicKeys().stream()
                .map(VerifierKey::parse)
                .map(List::of)
                .filter(candidate -> notes.getLast().isSignedBy(candidate))
                .findFirst();
        return notes.parallelStream()
                .filter(note -> key.isPresent() && note.isSignedBy(key.get()))
                .toList();
    }

    /** Every key that ever signed, the newest first. */
    List<String> publicKeys() {
        return db.sql("select key from query.log_key order by used_since desc, key")
                .query(String.class)
                .list();
    }

    /**
     * Does nothing when just this was signed before, while less is in the tree than was, and while another process seals.
     *
     * @throws SigningRefusedException when the keys are missing or others, or the tree is not what was signed before and more
     */
    void sign() {
        transaction.executeWithoutResult(_ -> {
            if (sealed.lockSize().isPresent()) {
                sign(sealed.tree(), lastSigned());
            }
        });
    }

    private void sign(Tree tree, Optional<SignedNote> signed) {
        var signers = signers(signed);
        if (signed.isPresent()) {
            var last = Checkpoint.parse(signed.get().text());
            if (tree.size() < last.size()) {
                checkThatItIsAllThere(last);
                return;
            }
            checkThatItExtends(last, tree);
            if (last.size() == tree.size() && isStored(last) && isSignedByAll(signed.get(), signers)) {
                return;
            }
        }
        var name = signers.getFirst().verifier().name();
        var checkpoint = new Checkpoint(name, tree.size(), tree.root(tree.size()));
        var note = SignedNote.sign(checkpoint.text(), signers);
        remember(note);
        store(checkpoint, note, signers);
    }

    private Optional<SignedNote> lastSigned() {
        try {
            var guarded = guard.last();
            if (guarded.isEmpty() && latest().isPresent()) {
                throw new SigningRefusedException(
                        "The log was signed before, but there is no guard %s: put it back".formatted(guard.path()));
            }
            return guarded;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new SigningRefusedException(
                    "What was signed last cannot be read from %s".formatted(guard.path()), unreadable);
        }
    }

    private List<SignerKey> signers(Optional<SignedNote> signed) {
        try {
            if (signed.isEmpty() && !keys.exists()) {
                keys.make();
            }
            var signers = keys.read();
            var verifiers = signers.stream().map(SignerKey::verifier).toList();
            if (signed.isPresent() && !signed.get().isSignedBy(verifiers)) {
                throw new SigningRefusedException(
                        "No key in %s has signed the last checkpoint; a new key is added beside the old one"
                                .formatted(keys.path()));
            }
            return signers;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new SigningRefusedException(
                    "The key that signs checkpoints cannot be read from %s".formatted(keys.path()), unreadable);
        }
    }

    /** The tree may have to be made anew, but then the log has what was signed. */
    private void checkThatItIsAllThere(Checkpoint last) {
        long head = log.headPosition();
        if (head < last.size()) {
            throw new SigningRefusedException(
                    "The log has %d events, but %d were signed: it is older than its last checkpoint"
                            .formatted(head, last.size()));
        }
    }

    private static void checkThatItExtends(Checkpoint last, Tree tree) {
        if (!tree.root(last.size()).equals(last.root())) {
            throw new SigningRefusedException(
                    "The first %d events are not those that were signed".formatted(last.size()));
        }
    }

    private static boolean isSignedByAll(SignedNote note, List<SignerKey> signers) {
        return signers.stream().allMatch(signer -> note.isSignedBy(List.of(signer.verifier())));
    }

    private boolean isStored(Checkpoint checkpoint) {
        return db.sql("select exists (select from query.log_checkpoint where size = ?)")
                .param(checkpoint.size())
                .query(Boolean.class)
                .single();
    }

    private void remember(SignedNote note) {
        try {
            guard.remember(note);
        } catch (IOException unwritable) {
            throw new SigningRefusedException(
                    "What is to be signed cannot be kept in %s".formatted(guard.path()), unwritable);
        }
    }

    private void store(Checkpoint checkpoint, SignedNote note, List<SignerKey> signers) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        db.sql("""
                        insert into query.log_checkpoint (size, note, signed_at) values (?, ?, ?)
                        on conflict (size) do update set note = excluded.note
                        """).params(checkpoint.size(), note.toString(), now).update();
        db.sql("insert into query.log_key (key, used_since) select *, ? from unnest(?::text[]) on conflict do nothing")
                .params(
                        now,
                        signers.stream()
                                .map(SignerKey::verifier)
                                .map(VerifierKey::toString)
                                .toArray(String[]::new))
                .update();
    }
}
