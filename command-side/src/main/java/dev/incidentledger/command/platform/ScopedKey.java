package dev.incidentledger.command.platform;

import dev.incidentledger.events.CommandKeys;
import dev.incidentledger.events.MetadataKey;
import java.util.Map;
import java.util.Optional;

/**
 * A command's idempotency key.
 *
 * @param value as the log knows it, by {@link CommandKeys}
 * @param fingerprint of the request that carries it
 */
public record ScopedKey(String value, String fingerprint) {

    /** Empty when no key was sent. */
    public static Optional<ScopedKey> in(Map<String, ?> metadata) {
        return CommandKeys.in(metadata)
                .map(key -> new ScopedKey(key, String.valueOf(metadata.get(MetadataKey.IDEMPOTENCY_FINGERPRINT))));
    }
}
