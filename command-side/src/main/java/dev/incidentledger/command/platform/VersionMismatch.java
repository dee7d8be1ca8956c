package dev.incidentledger.command.platform;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The caller knows another version of what its command is about: nothing was recorded. */
public final class VersionMismatch extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String aggregateId;
    private final @Nullable Long version;

    VersionMismatch(String aggregateId, @Nullable Long version) {
        super("%s stands at version %s".formatted(aggregateId, version), null, false, false);
        this.aggregateId = aggregateId;
        this.version = version;
    }

    String aggregateId() {
        return aggregateId;
    }

    /** Empty when there is nothing yet of what the command is about. */
    OptionalLong version() {
        return version == null ? OptionalLong.empty() : OptionalLong.of(version);
    }
}
