package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in JSON, exactly: as text where they are UTF-8, else in Base64.
 *
 * @param text null when they are no UTF-8
 * @param base64 null when they are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredBytes(@Nullable String text, @Nullable String base64) {

    public static StoredBytes of(byte[] bytes) {
        try {
            return new StoredBytes(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), null);
        } catch (CharacterCodingException notText) {
            return new StoredBytes(null, Base64.getEncoder().encodeToString(bytes));
        }
    }

    /** @throws IllegalArgumentException unless there is one of both, and it stands for bytes */
    public byte[] bytes() {
        if (text != null && base64 == null) {
            return encoded(text);
        }
        if (text == null && base64 != null) {
            return Base64.getDecoder().decode(base64);
        }
        throw new IllegalArgumentException("Bytes are written as text or in Base64");
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
