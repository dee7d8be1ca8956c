package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.Hash;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.VerifierKey;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks evidence: that its events follow each other from the first one on, and that each is under the root that was signed. */
final class EvidenceCheck {

    private final List<VerifierKey> keys;

    EvidenceCheck(List<VerifierKey> keys) {
        this.keys = keys;
    }

    Verdict.Proven of(ExportZip zip) throws IOException, BrokenExportException {
        zip.requireAll(ExportFile.OF_EVIDENCE);
        var checkpoint = signed(zip);
        var events = 0L;
        ExportedEvent last = null;
        try (var told = zip.lines(ExportFile.EVENTS);
                var proofs = zip.lines(ExportFile.PROOFS)) {
            for (var line = told.next(); line != null; line = told.next()) {
                last = check(line, proofs.next(), last, checkpoint);
                events++;
            }
            if (last == null || proofs.next() != null) {
                throw new BrokenExportException("It has not one proof for each event");
            }
        }
        var named = zip.keys(checkpoint.origin());
        if (!zip.text(ExportFile.README).equals(EvidenceReadme.of(checkpoint, last.aggregateId(), named.size()))) {
            throw new BrokenExportException("%s is not what evidence says of itself".formatted(ExportFile.README));
        }
        zip.requireNothingElse(ExportFile.OF_EVIDENCE);
        return new Verdict.Proven(checkpoint, last.aggregateId(), events);
    }

    private Checkpoint signed(ExportZip zip) throws IOException, BrokenExportException {
        try {
            var note = SignedNote.parse(zip.text(ExportFile.CHECKPOINT));
            if (!note.isSignedBy(keys)) {
                throw new BrokenExportException("The checkpoint is not signed with a key that you trust");
            }
            return Checkpoint.parse(note.text());
        } catch (IllegalArgumentException noCheckpoint) {
            throw new BrokenExportException("It holds a checkpoint that is none: " + noCheckpoint.getMessage());
        }
    }

    private static ExportedEvent check(
            String told, @Nullable String proven, @Nullable ExportedEvent before, Checkpoint checkpoint)
            throws BrokenExportException {
        var event = event(told, before);
        if (proven == null) {
            throw new BrokenExportException(event.position(), "It has no proof");
        }
        try {
            var proof = ExportJson.read(proven, ExportedProof.class);
            var previous = Optional.ofNullable(before).map(ExportedEvent::leaf).map(Hash::ofBase64);
            var envelope = event.envelope(previous);
            var leaf = envelope.leaf();
            if (!leaf.equals(Hash.ofBase64(event.leaf()))
                    || !Arrays.equals(envelope.toJson(), proof.envelope().getBytes(UTF_8))) {
                throw new BrokenExportException(event.position(), "It is not what was sealed");
            }
            if (proof.position() != event.position()
                    || !proof.proof().includes(leaf, event.position() - 1, checkpoint.size(), checkpoint.root())) {
                throw new BrokenExportException(
                        event.position(), "Its proof does not lead to the root that was signed");
            }
        } catch (IllegalArgumentException malformed) {
            throw new BrokenExportException(event.position(), "Its proof is none: " + malformed.getMessage());
        }
        return event;
    }

    private static ExportedEvent event(String line, @Nullable ExportedEvent before) throws BrokenExportException {
        try {
            var event = ExportJson.read(line, ExportedEvent.class);
            if (event.sequence() != (before == null ? 0 : before.sequence() + 1)) {
                throw new BrokenExportException(event.position(), "An event before it is left out");
            }
            if (before != null && !event.aggregateId().equals(before.aggregateId())) {
                throw new BrokenExportException(event.position(), "It is of another aggregate");
            }
            return event;
        } catch (IllegalArgumentException noEvent) {
            throw new BrokenExportException("It holds an event that is none: " + noEvent.getMessage());
        }
    }
}
