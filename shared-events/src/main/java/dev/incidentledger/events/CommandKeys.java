package dev.incidentledger.events;

import java.util.Map;
import java.util.Optional;

/** A command's idempotency key as the log knows it, by who sent it: what two callers chose alike are two keys. */
public final class CommandKeys {

    private CommandKeys() {}

    /** Empty when no key was sent. */
    public static Optional<String> in(Map<String, ?> metadata) {
        return Optional.ofNullable(metadata.get(MetadataKey.IDEMPOTENCY_KEY))
                .map(key -> metadata.get(MetadataKey.ACTOR) + " " + key);
    }
}
