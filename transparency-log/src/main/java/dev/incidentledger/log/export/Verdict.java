package dev.incidentledger.log.export;

import dev.incidentledger.log.Checkpoint;
import java.util.OptionalLong;

/** What came of checking an export. */
public sealed interface Verdict {

    /** Every event is as it was signed. */
    record Sound(Checkpoint checkpoint) implements Verdict {}

    /**
     * The events of one aggregate, from its first one on, are in the log as it was signed. Whether more followed is not proven.
     *
     * @param events how many
     */
    record Proven(Checkpoint checkpoint, String aggregateId, long events) implements Verdict {}

    /**
     * Something is not as it was signed.
     *
     * @param position of the first event that is not; empty when it is not an event that is wrong, or nobody can tell which
     * @param reason a sentence
     */
    record Broken(OptionalLong position, String reason) implements Verdict {}

    /**
     * It is nothing that could be checked.
     *
     * @param reason a sentence
     */
    record Unchecked(String reason) implements Verdict {}
}
