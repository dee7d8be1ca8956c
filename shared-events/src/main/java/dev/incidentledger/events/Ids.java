package dev.incidentledger.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * How identifiers are written: a prefix that names the type, then a UUIDv7 (RFC 9562) as 26 characters of lower-case
 * Crockford base 32, so that ids sort by the time they were made.
 */
public final class Ids {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int SUFFIX = 26;
    private static final char LARGEST_FIRST = '7';
    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_BITS = 0xC000000000000000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final NoArgGenerator UUIDS = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    /** A new id; {@code prefix} ends with an underscore. */
    public static String next(String prefix) {
        return prefix + base32(UUIDS.generate());
    }

    /** Always the same id for the same name: a UUIDv8 (RFC 9562) from its SHA-256, so it does not sort by time. */
    public static String derived(String prefix, String name) {
        var hash = ByteBuffer.wrap(sha256(name));
        long high = (hash.getLong() & ~VERSION_BITS) | VERSION_8;
        long low = (hash.getLong() & ~VARIANT_BITS) | VARIANT;
        return prefix + base32(new UUID(high, low));
    }

    /** Returns {@code value} unchanged, or throws {@link IllegalArgumentException} when it is no id of that type. */
    public static String require(String prefix, String value) {
        if (!isWellFormed(prefix, value)) {
            throw new IllegalArgumentException("An id of this type is %s and 26 characters".formatted(prefix));
        }
        return value;
    }

    public static boolean isWellFormed(String prefix, String value) {
        if (value.length() != prefix.length() + SUFFIX
                || !value.startsWith(prefix)
                || value.charAt(prefix.length()) > LARGEST_FIRST) {
            return false;
        }
        for (int i = prefix.length(); i < value.length(); i++) {
            if (ALPHABET.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] sha256(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String base32(UUID uuid) {
        var text = new char[SUFFIX];
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        for (int i = SUFFIX - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (low & 31));
            low = low >>> 5 | high << 59;
            high >>>= 5;
        }
        return new String(text);
    }
}
