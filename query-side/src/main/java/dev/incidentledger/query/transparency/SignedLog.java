package dev.incidentledger.query.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.eventstore.postgres.LoggedEvent;
import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.Hash;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.Tree;
import dev.incidentledger.log.export.EvidenceWriter;
import dev.incidentledger.log.export.ExportedEvent;
import dev.incidentledger.log.export.ExportedProof;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Proves single events by what was signed of the log. */
@Component
public final class SignedLog {

    private final Checkpoints checkpoints;
    private final SealedTree sealed;

    SignedLog(Checkpoints checkpoints, SealedTree sealed) {
        this.checkpoints = checkpoints;
        this.sealed = sealed;
    }

    /** The newest; empty while nothing is signed. */
    public Optional<SignedNote> checkpoint() {
        return checkpoints.latest();
    }

    /** Every key that ever signed, the newest first. */
    public List<String> publicKeys() {
        return checkpoints.publicKeys();
    }

    /**
     * Empty while the event is not under that checkpoint.
     *
     * @param previous position of the event before of the same aggregate; empty for its first
     */
    public Optional<Seal> sealOf(LoggedEvent event, OptionalLong previous, Checkpoint checkpoint) {
        if (event.position() > checkpoint.size()) {
            return Optional.empty();
        }
        var tree = new Tree(checkpoint.size(), sealed);
        var before = previous.isPresent() ? Optional.of(leaf(tree, previous.getAsLong())) : Optional.<Hash>empty();
        return Optional.of(new Seal(
                Sealer.envelope(event, before),
                leaf(tree, event.position()),
                tree.inclusion(event.position() - 1, checkpoint.size()),
                checkpoint));
    }

    /**
     * A file that proves these events, as far as they are under the newest checkpoint. Empty while none of them is.
     *
     * @param events of one aggregate, from its first one on
     */
    public Optional<byte[]> evidenceOf(List<LoggedEvent> events) {
        return checkpoint().flatMap(note -> evidenceOf(events, note));
    }

    private Optional<byte[]> evidenceOf(List<LoggedEvent> events, SignedNote note) {
        var checkpoint = Checkpoint.parse(note.text());
        var told = new ArrayList<ExportedEvent>();
        var proofs = new ArrayList<ExportedProof>();
        var previous = OptionalLong.empty();
        for (var event : events) {
            sealOf(event, previous, checkpoint).ifPresent(seal -> {
                told.add(LogExport.exported(event, seal.leaf()));
                proofs.add(ExportedProof.of(
                        event.position(), new String(seal.envelope().toJson(), UTF_8), seal.proof()));
            });
            previous = OptionalLong.of(event.position());
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(written(note, told, proofs));
    }

    private byte[] written(SignedNote note, List<ExportedEvent> events, List<ExportedProof> proofs) {
        var file = new ByteArrayOutputStream();
        try {
            new EvidenceWriter(note, publicKeys()).write(events, proofs, file);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory takes what is written to it", impossible);
        }
        return file.toByteArray();
    }

    private static Hash leaf(Tree tree, long position) {
        return tree.leaf(position - 1, tree.size());
    }
}
