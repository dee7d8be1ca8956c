package dev.incidentledger.query.audit;

import dev.incidentledger.eventstore.postgres.LoggedEvent;
import dev.incidentledger.log.Hash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was stored.
 *
 * @param recordedAt in UTC, by the database's clock
 * @param commandKey of the command whose first event this is, if that had one
 * @param payload null when what is stored is no JSON
 * @param payloadSha256 of the bytes as stored, in hexadecimal: what the transparency log holds
 * @param upcast null when it is read today as it was stored
 * @param metadata who did it, through which channel, why; null when what is stored is no JSON
 * @param metadataSha256 as that of the payload
 */
record AuditedEvent(
        long position,
        String id,
        String name,
        @Nullable String revision,
        Aggregate aggregate,
        Instant recordedAt,
        @Nullable String commandKey,
        @Nullable StoredJson payload,
        String payloadSha256,
        @Nullable Upcast upcast,
        @Nullable StoredJson metadata,
        String metadataSha256) {

    /** @param type null for an event of no aggregate */
    record Aggregate(@Nullable String type, String id, long sequence) {}

    /** What the event is read as today. */
    record Upcast(String name, @Nullable String revision, StoredJson payload) {}

    static AuditedEvent of(LoggedEvent event, @Nullable Upcast upcast) {
        return new AuditedEvent(
                event.position(),
                event.eventId(),
                event.payloadType(),
                event.payloadRevision(),
                new Aggregate(event.aggregateType(), event.aggregateId(), event.sequence()),
                event.recordedAt(),
                event.commandKey(),
                StoredJson.of(event.payload()).orElse(null),
                Hash.of(event.payload()).toHex(),
                upcast,
                StoredJson.of(event.metadata()).orElse(null),
                Hash.of(event.metadata()).toHex());
    }
}
