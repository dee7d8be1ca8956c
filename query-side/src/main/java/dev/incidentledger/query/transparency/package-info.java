/** Seals the log: a Merkle tree over all events, signed checkpoints of it, and proofs for whoever asks. */
@NullMarked
package dev.incidentledger.query.transparency;

import org.jspecify.annotations.NullMarked;
