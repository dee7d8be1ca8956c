package dev.incidentledger.query.platform;

import dev.incidentledger.events.MetadataKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact comes from: its place in the log, and who recorded it when, through what and why.
 *
 * @param version its place among the events of its own aggregate, from 0
 * @param actor the id of a token; null where it is not told
 * @param reason null where none was demanded
 */
public record Provenance(
        long position,
        long version,
        Instant recordedAt,
        @Nullable String actor,
        @Nullable String channel,
        @Nullable String reason) {

    public static Provenance of(long position, long version, Instant recordedAt, Map<String, ?> metadata) {
        return new Provenance(
                position,
                version,
                recordedAt,
                text(metadata, MetadataKey.ACTOR),
                text(metadata, MetadataKey.CHANNEL),
                text(metadata, MetadataKey.REASON));
    }

    /** The public learns when and why, never who. */
    public Provenance withoutActor() {
        return new Provenance(position, version, recordedAt, null, null, reason);
    }

    public Provenance withoutReason() {
        return new Provenance(position, version, recordedAt, actor, channel, null);
    }

    private static @Nullable String text(Map<String, ?> metadata, String key) {
        var value = metadata.get(key);
        return value == null ? null : value.toString();
    }
}
