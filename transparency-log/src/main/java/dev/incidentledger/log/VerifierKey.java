package dev.incidentledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Checks one signer's signatures: an Ed25519 public key under a name, in the form {@code name+hash+key} of C2SP signed-note.
 */
public final class VerifierKey {

    /** In bytes: a public key, and the seed of a private one. */
    static final int KEY_SIZE = 32;

    /** The type of Ed25519 keys in signed notes. */
    static final byte ED25519 = 1;

    /** What stands before the 32 bytes in a SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] publicKey;

    /**
     * @param name of the signer
     * @param publicKey 32 bytes (RFC 8032)
     * @throws IllegalArgumentException for a name with blanks or a plus, or another length
     */
    VerifierKey(String name, byte[] publicKey) {
        KeyText.checkName(name);
        if (publicKey.length != KEY_SIZE) {
            throw new IllegalArgumentException("An Ed25519 key has %d bytes".formatted(KEY_SIZE));
        }
        this.name = name;
        this.publicKey = publicKey.clone();
    }

    /** @throws IllegalArgumentException when the text is no such key, or its hash belongs to another one */
    public static VerifierKey parse(String text) {
        var parts = KeyText.parse(text, "");
        var key = new VerifierKey(parts.name(), parts.key());
        if (!key.hashInHex().equals(parts.hash())) {
            throw new IllegalArgumentException("The hash in this key is of another one: " + text);
        }
        return key;
    }

    public String name() {
        return name;
    }

    /** Four bytes that tell keys of one name apart; not proof of anything. */
    byte[] hash() {
        var content = new ByteArrayOutputStream();
        content.writeBytes((name + "\n").getBytes(UTF_8));
        content.write(ED25519);
        content.writeBytes(publicKey);
        return Arrays.copyOf(Hash.of(content.toByteArray()).toBytes(), NoteSignature.KEY_HASH_SIZE);
    }

    String hashInHex() {
        return HexFormat.of().formatHex(hash());
    }

    boolean accepts(String text, byte[] signature) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key());
            ed25519.update(text.getBytes(UTF_8));
            return ed25519.verify(signature);
        } catch (GeneralSecurityException noSignatureAtAll) {
            return false;
        }
    }

    private PublicKey key() throws GeneralSecurityException {
        var encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_SIZE);
        System.arraycopy(publicKey, 0, encoded, X509_PREFIX.length, KEY_SIZE);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** {@code name+hash+key}, to be published. */
    @Override
    public String toString() {
        return new KeyText(name, hashInHex(), publicKey).toText("");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && toString().equals(key.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
