package dev.incidentledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** Signs notes: an Ed25519 private key under a name. Its text, of two lines, is a secret. */
public final class SignerKey {

    private static final String PREFIX = "PRIVATE+KEY+";

    private final PrivateKey privateKey;
    private final VerifierKey verifier;

    private SignerKey(PrivateKey privateKey, VerifierKey verifier) {
        this.privateKey = privateKey;
        this.verifier = verifier;
    }

    /** A new one, by the system's random numbers. */
    public static SignerKey generate(String name) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var encoded = pair.getPublic().getEncoded();
            var publicKey = Arrays.copyOfRange(encoded, encoded.length - VerifierKey.KEY_SIZE, encoded.length);
            return new SignerKey(pair.getPrivate(), new VerifierKey(name, publicKey));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * @param text as {@link #toText()} gives it: {@code PRIVATE+KEY+name+hash+key}, and the verifier's key below it
     * @throws IllegalArgumentException when it is not, or when the two keys do not belong together; the text is not quoted
     */
    public static SignerKey parse(String text) {
        var lines = text.strip().lines().toList();
        if (lines.size() != 2) {
            throw new IllegalArgumentException("A signer's key has two lines: the private key, and the public one");
        }
        var secret = KeyText.parse(lines.getFirst(), PREFIX);
        var key = new SignerKey(privateKey(secret.key()), VerifierKey.parse(lines.getLast()));
        boolean isPair = secret.name().equals(key.verifier.name())
                && secret.hash().equals(key.verifier.hashInHex())
                && key.verifier.accepts("", key.sign(""));
        if (!isPair) {
            throw new IllegalArgumentException("The private key and the public one below it do not belong together");
        }
        return key;
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** The secret, to be kept in a file that nobody else reads. */
    public String toText() {
        var seed = ((EdECPrivateKey) privateKey).getBytes().orElseThrow();
        return new KeyText(verifier.name(), verifier.hashInHex(), seed).toText(PREFIX) + "\n" + verifier + "\n";
    }

    byte[] sign(String text) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(privateKey);
            ed25519.update(text.getBytes(UTF_8));
            return ed25519.sign();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an Ed25519 key", e);
        }
    }

    /** The public half: nothing else belongs into a log. */
    @Override
    public String toString() {
        return verifier.toString();
    }
}
