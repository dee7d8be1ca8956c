package dev.incidentledger.log.export;

import dev.incidentledger.log.Hash;
import dev.incidentledger.log.Proof;
import java.util.List;
import java.util.Objects;

/**
 * A line of {@code proofs.ndjson}: how one event leads to the root that was signed.
 *
 * @param envelope what the leaf is made of, as canonical JSON
 * @param hashes of the inclusion proof, from the leaf up, in Base64
 */
public record ExportedProof(long position, String envelope, List<String> hashes) {

    public ExportedProof {
        Objects.requireNonNull(envelope);
        hashes = List.copyOf(hashes);
    }

    public static ExportedProof of(long position, String envelope, Proof proof) {
        return new ExportedProof(
                position, envelope, proof.hashes().stream().map(Hash::toBase64).toList());
    }

    /** @throws IllegalArgumentException when a hash is none */
    Proof proof() {
        return new Proof(hashes.stream().map(Hash::ofBase64).toList());
    }
}
