package dev.incidentledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What one leaf of the tree says: an event's place in the log, and what was stored with it, by its hash. The tree's entry is this as
 * canonical JSON (RFC 8785).
 *
 * @param position in the log, from 1: the leaf's index plus one
 * @param sequence among the events of its aggregate, from 0
 * @param recordedAt in UTC, to the microsecond
 * @param payload hash of the bytes as they are stored
 * @param metadata the same
 * @param previous the leaf of the aggregate's event before; absent in its first one
 */
public record Envelope(
        long position,
        String eventId,
        Optional<String> aggregateType,
        String aggregateId,
        long sequence,
        String event,
        Optional<String> revision,
        Instant recordedAt,
        Optional<String> commandKey,
        Hash payload,
        Hash metadata,
        Optional<Hash> previous) {

    /** The largest integer that every reader of JSON understands alike (RFC 7493, 2.2). */
    private static final long MAX_INTEGER = (1L << 53) - 1;

    private static final int DIGITS = 6;

    /** @throws IllegalArgumentException for a place that no log has, or a time finer than it is written */
    public Envelope {
        if (position < 1 || position > MAX_INTEGER) {
            throw new IllegalArgumentException("There is no position " + position);
        }
        if (sequence < 0 || sequence > MAX_INTEGER) {
            throw new IllegalArgumentException("There is no sequence " + sequence);
        }
        if (!recordedAt.equals(recordedAt.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("Not a time to the microsecond: " + recordedAt);
        }
    }

    /** A time as it stands in an envelope: in UTC, with six digits of a second. */
    public static String written(Instant time) {
        var text = time.truncatedTo(ChronoUnit.MICROS).toString(); // with no digit, three or six of a second
        int end = text.length() - 1;
        int point = text.lastIndexOf('.');
        int digits = point < 0 ? 0 : end - point - 1;
        return digits == DIGITS
                ? text
                : text.substring(0, end) + (point < 0 ? "." : "") + "0".repeat(DIGITS - digits) + 'Z';
    }

    /** @throws IllegalArgumentException when a text is no Unicode: half of a surrogate pair */
    public byte[] toJson() {
        return new CanonicalObject()
                .text("aggregateId", aggregateId)
                .text("aggregateType", aggregateType)
                .text("commandKey", commandKey)
                .text("event", event)
                .text("eventId", eventId)
                .text("metadataSha256", metadata.toHex())
                .text("payloadSha256", payload.toHex())
                .number("position", position)
                .text("previousLeaf", previous.map(Hash::toHex))
                .text("recordedAt", written(recordedAt))
                .text("revision", revision)
                .number("sequence", sequence)
                .toString()
                .getBytes(UTF_8);
    }

    /** @throws IllegalArgumentException as {@link #toJson()} */
    public Hash leaf() {
        return Hash.ofLeaf(toJson());
    }
}
