package dev.incidentledger.query.ready;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code Accept-Encoding} says, as far as it concerns us (RFC 9110, 12.5.3). */
final class Encodings {

    private static final Pattern REFUSED = Pattern.compile(";\\s*q=0(\\.0{0,3})?$");

    private Encodings() {}

    static boolean takesGzip(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        for (var coding : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            var told = coding.strip();
            if (told.startsWith("gzip")) {
                return !REFUSED.matcher(told).find();
            }
        }
        return false;
    }
}
