package dev.incidentledger.command.platform;

import dev.incidentledger.events.MetadataKey;
import java.util.HashMap;
import java.util.Map;

/**
 * In whose name a command comes, and through what.
 *
 * @param metadata what every event of the command will say of it, by {@link MetadataKey}
 */
public record CommandOrigin(Map<String, String> metadata) {

    public CommandOrigin {
        metadata = Map.copyOf(metadata);
    }

    /**
     * @param actor the id of a token, or {@code system}
     * @param channel see {@link MetadataKey#CHANNEL}
     * @param correlationId the same for everything that one request leads to
     */
    public static CommandOrigin of(String actor, String channel, String correlationId) {
        return new CommandOrigin(Map.of(
                MetadataKey.ACTOR, actor, MetadataKey.CHANNEL, channel, MetadataKey.CORRELATION_ID, correlationId));
    }

    /**
     * The command takes effect once, however often this actor sends it with this key.
     *
     * @param key at most 255 characters
     * @param fingerprint of what is asked: the same key with another one is refused
     */
    public CommandOrigin keyed(String key, String fingerprint) {
        return with(MetadataKey.IDEMPOTENCY_KEY, key).with(MetadataKey.IDEMPOTENCY_FINGERPRINT, fingerprint);
    }

    public CommandOrigin with(String metadataKey, String value) {
        var all = new HashMap<>(metadata);
        all.put(metadataKey, value);
        return new CommandOrigin(all);
    }
}
