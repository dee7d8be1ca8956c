package dev.incidentledger.query.platform;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;

/** Signs cursors and the like, so that only what we handed out comes back. */
public final class CursorKey {

    static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    CursorKey(byte[] secret) {
        if (secret.length < BYTES) {
            throw new IllegalArgumentException("A cursor key has at least %d bytes".formatted(BYTES));
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Of the setting that tells it. */
    public static Stream<String> complaints(Environment settings) {
        var told = settings.getProperty("ledger.cursor-key");
        return told == null || isKey(told)
                ? Stream.empty()
                : Stream.of("LEDGER_CURSOR_KEY is not Base64 of at least %d bytes".formatted(BYTES));
    }

    private static boolean isKey(String told) {
        try {
            return Base64.getDecoder().decode(told).length >= BYTES;
        } catch (IllegalArgumentException somethingElse) {
            return false;
        }
    }

    /** @param content begins with what it is for, so that none is taken for another */
    public byte[] sign(byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, missing);
        }
    }
}
