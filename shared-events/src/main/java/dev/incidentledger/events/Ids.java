package dev.incidentledger.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/**
 * How identifiers are written: a prefix that names the type, then a UUIDv7 (RFC 9562) as 26 characters of lower-case
 * Crockford base 32, so that ids sort by the time they were made.
 */
public final class Ids {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int SUFFIX = 26;
    private static final char LARGEST_FIRST = '7';
    private static final NoArgGenerator UUIDS = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    /** A new id; {@code prefix} ends with an underscore. */
    public static String next(String prefix) {
        return prefix + base32(UUIDS.generate());
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
