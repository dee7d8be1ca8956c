package dev.incidentledger.log;

import java.util.regex.Pattern;

/**
 * What a log says of itself at one moment: its size and root, in the text of C2SP tlog-checkpoint.
 *
 * @param origin which log this is
 * @param size leaves of its tree
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final Pattern TEXT =
            Pattern.compile("([^\\n]+)\\n(0|[1-9]\\d{0,17})\\n([A-Za-z0-9+/]{43}=)\\n(?:[^\\n]+\\n)*");

    public Checkpoint {
        KeyText.checkName(origin);
    }

    /** @throws IllegalArgumentException when the text says something else; lines below the root are passed over */
    public static Checkpoint parse(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a checkpoint: origin, size and root, a line each");
        }
        return new Checkpoint(parts.group(1), Long.parseLong(parts.group(2)), Hash.ofBase64(parts.group(3)));
    }

    /** To be signed. */
    public String text() {
        return "%s\n%d\n%s\n".formatted(origin, size, root.toBase64());
    }
}
