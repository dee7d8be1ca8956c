package dev.incidentledger.eventstore;

import java.util.Optional;

/** What the log knows of a command by its key. */
public interface RecordedKeys {

    /** Where the first event of the command with this key stands; empty when the key is unused. */
    Optional<RecordedKey> find(String commandKey);

    /** @param sequence of the event within its aggregate, from 0 */
    record RecordedKey(String aggregateId, long sequence) {}
}
