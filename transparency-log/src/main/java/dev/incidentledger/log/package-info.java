/**
 * A transparency log: a Merkle tree over everything that was recorded, in order, its proofs, and checkpoints that are signed in a
 * format which other people's verifiers read.
 *
 * <p>Sources: RFC 9162 section 2.1 (tree and proofs), RFC 8785 (canonical JSON), and of C2SP tlog-tiles, tlog-checkpoint and
 * signed-note.
 */
@NullMarked
package dev.incidentledger.log;

import org.jspecify.annotations.NullMarked;
