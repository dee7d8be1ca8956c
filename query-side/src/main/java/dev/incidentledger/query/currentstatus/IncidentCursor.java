package dev.incidentledger.query.currentstatus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The last incident of a page of the list: the next page begins after it. */
record IncidentCursor(Instant latestDisplayAt, String id) {

    private static final int SIGNATURE_BYTES = 32;
    private static final Pattern CONTENT = Pattern.compile("(-?\\d{1,18}) (\\w+)");

    static IncidentCursor after(ListedIncident last) {
        return new IncidentCursor(last.latestDisplayAt(), last.id().value());
    }

    /** Opaque, and good for this filter only. */
    String signed(CursorKey key, IncidentFilter filter) {
        var content = content().getBytes(UTF_8);
        var signature = signature(key, filter, content());
        var cursor = Arrays.copyOf(signature, SIGNATURE_BYTES + content.length);
        System.arraycopy(content, 0, cursor, SIGNATURE_BYTES, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** Empty unless it was signed by this key for this filter. */
    static Optional<IncidentCursor> read(String cursor, CursorKey key, IncidentFilter filter) {
        return decoded(cursor).filter(bytes -> bytes.length > SIGNATURE_BYTES).flatMap(bytes -> {
            var content = new String(bytes, SIGNATURE_BYTES, bytes.length - SIGNATURE_BYTES, UTF_8);
            var signature = Arrays.copyOf(bytes, SIGNATURE_BYTES);
            return MessageDigest.isEqual(signature, signature(key, filter, content))
                    ? parsed(content)
                    : Optional.empty();
        });
    }

    private String content() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, latestDisplayAt) + " " + id;
    }

    private static byte[] signature(CursorKey key, IncidentFilter filter, String content) {
        return key.sign((content + "\n" + filter.canonical()).getBytes(UTF_8));
    }

    private static Optional<byte[]> decoded(String cursor) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(cursor));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<IncidentCursor> parsed(String content) {
        var matcher = CONTENT.matcher(content);
        return matcher.matches()
                ? Optional.of(new IncidentCursor(
                        Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS), matcher.group(2)))
                : Optional.empty();
    }
}
