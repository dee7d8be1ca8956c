package dev.incidentledger.log;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** A key as C2SP signed-note writes it: {@code name+hash+key}, the key in Base64 after a byte that tells its type. */
final class KeyText {

    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Z}+\\p{Cntrl}]+", Pattern.UNICODE_CHARACTER_CLASS);

    private final String name;
    private final String hash;
    private final byte[] key;

    /** @param hash eight hexadecimal digits */
    KeyText(String name, String hash, byte[] key) {
        this.name = name;
        this.hash = hash;
        this.key = key.clone();
    }

    /** @throws IllegalArgumentException when it is written otherwise; the text is not quoted, for it may be a secret */
    static KeyText parse(String text, String prefix) {
        var parts = text.startsWith(prefix) ? text.substring(prefix.length()).split("\\+", 3) : new String[0];
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("Not a key of the form %sname+hash+key".formatted(prefix));
        }
        var typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != 1 + VerifierKey.KEY_SIZE || typed[0] != VerifierKey.ED25519) {
            throw new IllegalArgumentException("The key of %s is not an Ed25519 key".formatted(parts[0]));
        }
        return new KeyText(parts[0], parts[1], Arrays.copyOfRange(typed, 1, typed.length));
    }

    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name of a key has neither blanks nor a plus: " + name);
        }
    }

    String name() {
        return name;
    }

    String hash() {
        return hash;
    }

    byte[] key() {
        return key.clone();
    }

    String toText(String prefix) {
        var typed = new byte[1 + key.length];
        typed[0] = VerifierKey.ED25519;
        System.arraycopy(key, 0, typed, 1, key.length);
        return prefix + name + "+" + hash + "+" + Base64.getEncoder().encodeToString(typed);
    }
}
