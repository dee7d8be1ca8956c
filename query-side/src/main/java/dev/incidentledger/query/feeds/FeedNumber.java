package dev.incidentledger.query.feeds;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What stands for an id where readers expect a number: always the same for the same id. */
final class FeedNumber {

    /** Of 64 bits, those that no reader needs: what remains is exact in every language. */
    private static final int SPARE_BITS = 12;

    private FeedNumber() {}

    static long of(String id) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() >>> SPARE_BITS;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
