package dev.incidentledger.eventstore;

import java.util.Optional;

/** What the log knows of a command by its key. */
public interface RecordedKeys {

    /**
     * Where the first event of the command with this key stands; empty when the key is unused.
     *
     * @param aggregateId what the command is about, where a store looks first that does not know keys by themselves
     */
    Optional<RecordedKey> find(String commandKey, String aggregateId);

    /** Whether the store refuses a key's second use whichever aggregate it is for, not only in the same one. */
    default boolean areUniqueInLog() {
        return true;
    }

    /** @param sequence of the event within its aggregate, from 0 */
    record RecordedKey(String aggregateId, long sequence) {}
}
