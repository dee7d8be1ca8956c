package dev.incidentledger.log.export;

import dev.incidentledger.log.Checkpoint;
import java.util.OptionalLong;

/** What came of checking an export. */
public sealed interface Verdict {

    /** What came of checking what is in it. */
    sealed interface Content extends Verdict {}

    /** Every event is as it was signed. */
    record Sound(Checkpoint checkpoint) implements Content {}

    /**
     * The events of one aggregate, from its first one on, are in the log as it was signed. Whether more followed is not proven.
     *
     * @param events how many
     */
    record Proven(Checkpoint checkpoint, String aggregateId, long events) implements Content {}

    /**
     * Something is not as it was signed.
     *
     * @param position of the first event that is not; empty when it is not an event that is wrong, or nobody can tell which
     * @param reason a sentence
     */
    record Broken(OptionalLong position, String reason) implements Content {}

    /**
     * It is nothing that could be checked.
     *
     * @param reason a sentence
     */
    record Unchecked(String reason) implements Verdict {}

    /**
     * Another program packed it than the one that wrote it, or somebody changed what stands around its parts: it is refused,
     * whatever is in it, since not all programs may unpack the same from it.
     *
     * @param inside what came of checking what is unpacked here
     */
    record Repacked(Content inside) implements Verdict {}
}
