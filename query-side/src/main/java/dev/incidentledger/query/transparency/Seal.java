package dev.incidentledger.query.transparency;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.Envelope;
import dev.incidentledger.log.Hash;
import dev.incidentledger.log.Proof;

/**
 * Where an event stands in the tree, and how to see it.
 *
 * @param envelope made anew of what is stored now
 * @param leaf as the tree holds it
 * @param checkpoint that {@code proof} leads to
 */
public record Seal(Envelope envelope, Hash leaf, Proof proof, Checkpoint checkpoint) {

    /** Whether what is stored now is what was sealed. */
    public boolean isAsStored() {
        return envelope.leaf().equals(leaf);
    }

    /** Whether what was sealed is under the root that was signed. */
    public boolean isUnderRoot() {
        return proof.includes(leaf, envelope.position() - 1, checkpoint.size(), checkpoint.root());
    }
}
