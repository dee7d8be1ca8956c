package dev.incidentledger.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 value. */
public final class Hash {

    /** In bytes. */
    public static final int SIZE = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Of plain bytes, and of none: the root of an empty tree. */
    public static Hash of(byte[] content) {
        return new Hash(sha256().digest(content));
    }

    /** Of a leaf of the tree (RFC 9162, 2.1.1). */
    public static Hash ofLeaf(byte[] entry) {
        var sha256 = sha256();
        sha256.update(LEAF);
        return new Hash(sha256.digest(entry));
    }

    /** Of a node over two others (RFC 9162, 2.1.1). */
    public static Hash ofNode(Hash left, Hash right) {
        var sha256 = sha256();
        sha256.update(NODE);
        sha256.update(left.bytes);
        return new Hash(sha256.digest(right.bytes));
    }

    /** @throws IllegalArgumentException unless there are 32 bytes from there on */
    public static Hash at(byte[] content, int offset) {
        if (offset < 0 || content.length - offset < SIZE) {
            throw new IllegalArgumentException("A hash has %d bytes".formatted(SIZE));
        }
        return new Hash(Arrays.copyOfRange(content, offset, offset + SIZE));
    }

    /** @throws IllegalArgumentException unless this is the one way to write 32 bytes in Base64 (RFC 4648, 4) */
    public static Hash ofBase64(String text) {
        var bytes = Base64.getDecoder().decode(text);
        var hash = at(bytes, 0);
        if (!hash.toBase64().equals(text)) {
            throw new IllegalArgumentException("Not a SHA-256 value in Base64: " + text);
        }
        return hash;
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    public String toHex() {
        return HexFormat.of().formatHex(bytes);
    }

    public String toBase64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, SIZE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Hexadecimal. */
    @Override
    public String toString() {
        return toHex();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
