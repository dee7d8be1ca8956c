package dev.incidentledger.query.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A strong ETag over the very bytes that are sent: reports and the like change with time and configuration, not by version. */
public final class ContentTag {

    private ContentTag() {}

    public static String of(byte[] body) {
        return '"' + digest(body, 16) + '"';
    }

    /** So many bytes of its SHA-256, in hexadecimal: what is the same under it is taken for the same. */
    public static String digest(byte[] body, int bytes) {
        return HexFormat.of().formatHex(sha256().digest(body), 0, bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
