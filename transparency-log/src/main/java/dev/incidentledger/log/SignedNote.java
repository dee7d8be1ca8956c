package dev.incidentledger.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A text and who signed it, as C2SP signed-note writes it.
 *
 * @param text ends with a line break, and has no other control characters
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    private static final int MAX_LENGTH = 64 * 1024;
    private static final int MAX_SIGNATURES = 100;

    public SignedNote {
        if (!text.endsWith("\n") || text.chars().anyMatch(SignedNote::isNoText)) {
            throw new IllegalArgumentException("The text of a note is lines without control characters");
        }
        signatures = List.copyOf(signatures);
    }

    /** Signed by each of them. Ed25519 gives the same note each time. */
    public static SignedNote sign(String text, Collection<SignerKey> keys) {
        return new SignedNote(
                text, keys.stream().map(key -> NoteSignature.by(key, text)).toList());
    }

    /** @throws IllegalArgumentException when it is not written as notes are; who signed it is not looked at */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (note.length() > MAX_LENGTH || end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("Not a signed note: a text, an empty line, and lines of signatures");
        }
        var lines = note.substring(end + 2).split("\n", -1);
        if (lines.length - 1 > MAX_SIGNATURES) {
            throw new IllegalArgumentException("A signed note has at most %d signatures".formatted(MAX_SIGNATURES));
        }
        var signatures = new ArrayList<NoteSignature>();
        for (var line : Arrays.asList(lines).subList(0, lines.length - 1)) {
            signatures.add(NoteSignature.parse(line));
        }
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("A note that nobody signed");
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** Whether at least one of these keys signed it, and no signature under one of them is false. */
    public boolean isSignedBy(Collection<VerifierKey> keys) {
        boolean isSigned = false;
        for (var signature : signatures) {
            for (var key : keys) {
                if (signature.isBy(key)) {
                    if (!signature.isTrue(key, text)) {
                        return false;
                    }
                    isSigned = true;
                }
            }
        }
        return isSigned;
    }

    /** The note as it is published. */
    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(note::append);
        return note.toString();
    }

    private static boolean isNoText(int character) {
        return character != '\n' && (Character.isISOControl(character) || character == '\uFFFD');
    }
}
