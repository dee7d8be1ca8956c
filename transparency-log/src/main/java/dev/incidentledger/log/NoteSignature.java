package dev.incidentledger.log;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** One line below a signed note. */
public final class NoteSignature {

    /** In bytes, ahead of those of the signature. */
    static final int KEY_HASH_SIZE = 4;

    private static final Pattern LINE = Pattern.compile("\u2014 (\\S+) (\\S+)");

    private final String name;
    private final byte[] bytes;

    private NoteSignature(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    static NoteSignature by(SignerKey key, String text) {
        var signature = key.sign(text);
        var bytes = Arrays.copyOf(key.verifier().hash(), KEY_HASH_SIZE + signature.length);
        System.arraycopy(signature, 0, bytes, KEY_HASH_SIZE, signature.length);
        return new NoteSignature(key.verifier().name(), bytes);
    }

    /** @throws IllegalArgumentException when it is written otherwise */
    static NoteSignature parse(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a signature of a note: " + line);
        }
        var bytes = Base64.getDecoder().decode(parts.group(2));
        if (bytes.length <= KEY_HASH_SIZE) {
            throw new IllegalArgumentException("Not a signature of a note: " + line);
        }
        return new NoteSignature(parts.group(1), bytes);
    }

    /** Whether it claims to be by that key. */
    boolean isBy(VerifierKey key) {
        return name.equals(key.name()) && Arrays.equals(key.hash(), Arrays.copyOf(bytes, KEY_HASH_SIZE));
    }

    boolean isTrue(VerifierKey key, String text) {
        return key.accepts(text, Arrays.copyOfRange(bytes, KEY_HASH_SIZE, bytes.length));
    }

    /** The line, with its end. */
    @Override
    public String toString() {
        return "\u2014 %s %s\n".formatted(name, Base64.getEncoder().encodeToString(bytes));
    }
}
