package dev.incidentledger.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How identifiers are written: a prefix that names the type, then a UUIDv7 (RFC 9562) as 26 characters of lower-case
 * Crockford base 32, so that ids sort by the time they were made.
 */
public final class Ids {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final Pattern SUFFIX = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");
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
        return value.startsWith(prefix)
                && SUFFIX.matcher(value).region(prefix.length(), value.length()).matches();
    }

    private static String base32(UUID uuid) {
        var text = new char[26];
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        for (int i = 25; i >= 0; i--) {
            text[i] = ALPHABET[(int) (low & 31)];
            low = low >>> 5 | high << 59;
            high >>>= 5;
        }
        return new String(text);
    }
}
