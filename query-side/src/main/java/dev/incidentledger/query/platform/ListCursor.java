package dev.incidentledger.query.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last entry of a page of some list: the next page begins after it.
 *
 * @param time by which the list is ordered, in whole microseconds
 * @param id decides between entries of the same time
 */
public record ListCursor(Instant time, String id) {

    private static final int SIGNATURE_BYTES = 32;
    private static final Pattern CONTENT = Pattern.compile("(-?\\d{1,18}) (\\w+)");

    /** Opaque, and good for this list only: {@code list} says which one it is, and what its filter asks for. */
    String signed(CursorKey key, String list) {
        var content = content().getBytes(UTF_8);
        var signature = signature(key, list, content());
        var cursor = Arrays.copyOf(signature, SIGNATURE_BYTES + content.length);
        System.arraycopy(content, 0, cursor, SIGNATURE_BYTES, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** Empty unless it was signed by this key for this list. */
    static Optional<ListCursor> read(String cursor, CursorKey key, String list) {
        return decoded(cursor).filter(bytes -> bytes.length > SIGNATURE_BYTES).flatMap(bytes -> {
            var content = new String(bytes, SIGNATURE_BYTES, bytes.length - SIGNATURE_BYTES, UTF_8);
            var signature = Arrays.copyOf(bytes, SIGNATURE_BYTES);
            return MessageDigest.isEqual(signature, signature(key, list, content)) ? parsed(content) : Optional.empty();
        });
    }

    private String content() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time) + " " + id;
    }

    private static byte[] signature(CursorKey key, String list, String content) {
        return key.sign((content + "\n" + list).getBytes(UTF_8));
    }

    private static Optional<byte[]> decoded(String cursor) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(cursor));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<ListCursor> parsed(String content) {
        var matcher = CONTENT.matcher(content);
        return matcher.matches()
                ? Optional.of(new ListCursor(
                        Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS), matcher.group(2)))
                : Optional.empty();
    }
}
