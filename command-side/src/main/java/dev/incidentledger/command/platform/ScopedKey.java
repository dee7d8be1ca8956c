package dev.incidentledger.command.platform;

import dev.incidentledger.events.MetadataKey;
import java.util.Map;
import java.util.Optional;

/**
 * A command's idempotency key as the log knows it, by who sent it: what two callers chose alike are two keys.
 *
 * @param fingerprint of the request that carries it
 */
public record ScopedKey(String value, String fingerprint) {

    /** Empty when no key was sent. */
    public static Optional<ScopedKey> in(Map<String, ?> metadata) {
        return Optional.ofNullable(metadata.get(MetadataKey.IDEMPOTENCY_KEY))
                .map(key -> new ScopedKey(
                        metadata.get(MetadataKey.ACTOR) + " " + key,
                        String.valueOf(metadata.get(MetadataKey.IDEMPOTENCY_FINGERPRINT))));
    }
}
