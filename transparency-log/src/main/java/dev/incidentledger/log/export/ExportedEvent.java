package dev.incidentledger.log.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.incidentledger.log.Envelope;
import dev.incidentledger.log.Hash;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code events.ndjson}: an event as it was stored, and the leaf that it was sealed as.
 *
 * @param aggregateType absent for an event of no aggregate
 * @param recordedAt as the envelope writes it
 * @param leaf in Base64
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExportedEvent(
        long position,
        String eventId,
        @Nullable String aggregateType,
        String aggregateId,
        long sequence,
        String event,
        @Nullable String revision,
        String recordedAt,
        @Nullable String commandKey,
        StoredBytes payload,
        StoredBytes metadata,
        String leaf) {

    public ExportedEvent {
        Stream.of(eventId, aggregateId, event, recordedAt, payload, metadata, leaf)
                .forEach(Objects::requireNonNull);
    }

    /**
     * What the leaf is to be made of.
     *
     * @param previous the leaf before of the same aggregate
     * @throws IllegalArgumentException when it is nothing that a log could hold
     */
    Envelope envelope(Optional<Hash> previous) {
        return new Envelope(
                position,
                eventId,
                Optional.ofNullable(aggregateType),
                aggregateId,
                sequence,
                event,
                Optional.ofNullable(revision),
                time(),
                Optional.ofNullable(commandKey),
                payload.hash(),
                metadata.hash(),
                previous);
    }

    /** @throws IllegalArgumentException unless it is a time as the log writes it */
    public Instant time() {
        try {
            var time = Instant.parse(recordedAt);
            if (Envelope.written(time).equals(recordedAt)) {
                return time;
            }
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException("its time is none", noTime);
        }
        throw new IllegalArgumentException("its time is written otherwise than the log does");
    }
}
