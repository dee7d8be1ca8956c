package dev.incidentledger.query.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.query.platform.CursorKey;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * That somebody presented an access token. Written down it holds the token's id, which is no secret, and nothing of its secret.
 *
 * @param since in whole seconds
 */
record SignedIn(TokenId token, Instant since) {

    /** A working day: whoever leaves their browser open signs in again. */
    static final Duration LASTS = Duration.ofHours(12);

    private static final String PURPOSE = "signed in ";
    private static final Pattern FORM = Pattern.compile("(\\d{1,11})\\.(tok_[0-9a-z]{26})\\.([\\w-]{43})");

    String sealed(CursorKey key) {
        var content = "%d.%s".formatted(since.getEpochSecond(), token);
        return content + "." + signature(content, key);
    }

    /** Empty for what was not sealed with this key, or is over. */
    static Optional<SignedIn> read(String text, CursorKey key, Instant now) {
        var parts = FORM.matcher(text);
        if (!parts.matches() || !isSigned(parts.group(1) + "." + parts.group(2), parts.group(3), key)) {
            return Optional.empty();
        }
        var since = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        return now.isBefore(since.plus(LASTS))
                ? Optional.of(new SignedIn(new TokenId(parts.group(2)), since))
                : Optional.empty();
    }

    private static boolean isSigned(String content, String signature, CursorKey key) {
        return MessageDigest.isEqual(signature(content, key).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    /** Cursors are signed with the same key, but none begins so. */
    private static String signature(String content, CursorKey key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign((PURPOSE + content).getBytes(UTF_8)));
    }
}
