package dev.incidentledger.command.platform;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where a command left its aggregate.
 *
 * @param version of the aggregate, from 0
 * @param position of the version's event in the whole log; empty where the store does not tell
 */
public record Recorded(String aggregateId, long version, OptionalLong position) {

    /** As JSON writes it. */
    public @Nullable Long positionOrNull() {
        return position.isPresent() ? position.getAsLong() : null;
    }
}
