package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.log.Hash;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/** Bytes in JSON, exactly: as {@code text} where that is UTF-8 and each of them takes two at most, else in {@code base64}. */
@JsonSerialize(using = StoredBytes.Written.class)
@JsonDeserialize(using = StoredBytes.Read.class)
public final class StoredBytes {

    private static final String TEXT = "text";
    private static final String BASE64 = "base64";

    private final byte[] bytes;

    private StoredBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param bytes stay as they are */
    public static StoredBytes of(byte[] bytes) {
        return new StoredBytes(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    Hash hash() {
        return Hash.of(bytes);
    }

    private boolean isText() {
        return escaped() != null || isTextInUtf8();
    }

    /** How printed ASCII, which nearly all events are, stands in JSON; null for anything else, which takes a closer look. */
    private @Nullable ByteBuffer escaped() {
        var escaped = new byte[bytes.length * 2];
        int length = 0;
        for (byte octet : bytes) {
            if (octet < ' ') {
                return null;
            }
            if (octet == '"' || octet == '\\') {
                escaped[length++] = '\\';
            }
            escaped[length++] = octet;
        }
        return ByteBuffer.wrap(escaped, 0, length);
    }

    private boolean isTextInUtf8() {
        var text = new String(bytes, UTF_8);
        return Arrays.equals(text.getBytes(UTF_8), bytes) && !holdsWhatTakesSix(text);
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

    /** To be used by what writes bytes. */
    static final class Written extends ValueSerializer<StoredBytes> {

        @Override
        public void serialize(StoredBytes stored, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            var escaped = stored.escaped();
            if (escaped != null) {
                json.writeName(TEXT);
                json.writeRawUTF8String(escaped.array(), escaped.arrayOffset(), escaped.remaining());
            } else if (stored.isTextInUtf8()) {
                json.writeName(TEXT);
                json.writeUTF8String(stored.bytes, 0, stored.bytes.length);
            } else {
                json.writeStringProperty(BASE64, Base64.getEncoder().encodeToString(stored.bytes));
            }
            json.writeEndObject();
        }
    }

    /** Takes bytes only as they would be written. */
    static final class Read extends ValueDeserializer<StoredBytes> {

        private static final String OTHERWISE = "Bytes are written as text, or in Base64 where they are none";

        @Override
        public StoredBytes deserialize(JsonParser json, DeserializationContext context) {
            var written = context.readTree(json);
            if (written.size() == 1 && written.path(TEXT).isString()) {
                return text(written.path(TEXT).asString());
            }
            if (written.size() == 1 && written.path(BASE64).isString()) {
                return base64(written.path(BASE64).asString());
            }
            throw new IllegalArgumentException(OTHERWISE);
        }

        private static StoredBytes text(String text) {
            if (holdsWhatTakesSix(text)) {
                throw new IllegalArgumentException(OTHERWISE);
            }
            try {
                var encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
                var bytes = new byte[encoded.remaining()];
                encoded.get(bytes);
                return new StoredBytes(bytes);
            } catch (CharacterCodingException halfAPair) {
                throw new IllegalArgumentException("Half of a surrogate pair is no text", halfAPair);
            }
        }

        private static StoredBytes base64(String base64) {
            var stored = new StoredBytes(Base64.getDecoder().decode(base64));
            if (stored.isText()
                    || !Base64.getEncoder().encodeToString(stored.bytes).equals(base64)) {
                throw new IllegalArgumentException(OTHERWISE);
            }
            return stored;
        }
    }
}
