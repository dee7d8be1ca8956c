package dev.incidentledger.command.platform;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where a command left what it was about.
 *
 * @param version from 0
 * @param position of the version's event in the whole log; empty where the store does not tell
 * @param earlier the first event of the command when it was sent before with the same key: this is what it was answered
 *     then, and nothing was recorded now
 */
public record Recorded(String aggregateId, long version, OptionalLong position, Optional<Object> earlier) {

    /** Whether this repeats the answer to the same request sent earlier. */
    public boolean replayed() {
        return earlier.isPresent();
    }

    /** As JSON writes it. */
    public @Nullable Long positionOrNull() {
        return position.isPresent() ? position.getAsLong() : null;
    }
}
