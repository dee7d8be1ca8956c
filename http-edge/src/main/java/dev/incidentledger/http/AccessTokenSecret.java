package dev.incidentledger.http;

import dev.incidentledger.events.Ids;
import dev.incidentledger.events.access.TokenId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret that a caller presents: {@code ilt_}, the token's id, and 256 random bits. It is shown once and kept
 * nowhere; events hold its SHA-256.
 */
public record AccessTokenSecret(TokenId tokenId, String value) {

    private static final Pattern FORM = Pattern.compile("ilt_(tok_[0-9a-z]{26})_[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static AccessTokenSecret next(TokenId tokenId) {
        var random = new byte[32];
        RANDOM.nextBytes(random);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return new AccessTokenSecret(tokenId, "ilt_%s_%s".formatted(tokenId, text));
    }

    /** Empty when {@code presented} does not have the form of a secret. */
    public static Optional<AccessTokenSecret> parse(String presented) {
        var matcher = FORM.matcher(presented);
        if (!matcher.matches() || !Ids.isWellFormed(TokenId.PREFIX, matcher.group(1))) {
            return Optional.empty();
        }
        return Optional.of(new AccessTokenSecret(new TokenId(matcher.group(1)), presented));
    }

    /** 64 lower-case hexadecimal digits. */
    public String sha256() {
        return HexFormat.of().formatHex(digest());
    }

    boolean hasSha256(String expected) {
        return MessageDigest.isEqual(digest(), HexFormat.of().parseHex(expected));
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "AccessTokenSecret[" + tokenId + "]";
    }
}
