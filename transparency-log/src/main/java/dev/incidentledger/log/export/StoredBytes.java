package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in JSON, exactly: as text where that is UTF-8 and each of them takes two at most, else in Base64.
 *
 * @param text null when they are in Base64
 * @param base64 null when they are text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredBytes(@Nullable String text, @Nullable String base64) {

    public static StoredBytes of(byte[] bytes) {
        return text(bytes)
                .map(text -> new StoredBytes(text, null))
                .orElseGet(() -> new StoredBytes(null, Base64.getEncoder().encodeToString(bytes)));
    }

    private static Optional<String> text(byte[] bytes) {
        if (isPlain(bytes)) {
            return Optional.of(new String(bytes, US_ASCII));
        }
        var text = new String(bytes, UTF_8);
        return Arrays.equals(text.getBytes(UTF_8), bytes) && !holdsWhatTakesSix(text)
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Printed ASCII, as most events are, takes no closer look. */
    private static boolean isPlain(byte[] bytes) {
        for (byte octet : bytes) {
            if (octet < ' ') {
                return false;
            }
        }
        return true;
    }

    /** Characters that JSON knows no shorter way to write. */
    private static boolean holdsWhatTakesSix(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character < ' ' && "\b\t\n\f\r".indexOf(character) < 0) {
                return true;
            }
        }
        return false;
    }

    /** @throws IllegalArgumentException unless there is one of both, as it would be written, and it stands for bytes */
    public byte[] bytes() {
        if (text != null && base64 == null && !holdsWhatTakesSix(text)) {
            return encoded(text);
        }
        if (text == null && base64 != null) {
            var bytes = Base64.getDecoder().decode(base64);
            if (of(bytes).equals(this)) {
                return bytes;
            }
        }
        throw new IllegalArgumentException("Bytes are written as text, or in Base64 where they are none");
    }

    private static byte[] encoded(String text) {
        try {
            var encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException halfAPair) {
            throw new IllegalArgumentException("Half of a surrogate pair is no text", halfAPair);
        }
    }
}
