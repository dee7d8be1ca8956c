package dev.incidentledger.log;

import java.util.regex.Pattern;

/**
 * What a log says of itself at one moment: its size and root, in the text of C2SP tlog-checkpoint.
 *
 * @param origin which log this is
 * @param size leaves of its tree
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9]\\d{0,17}");

    public Checkpoint {
        KeyText.checkName(origin);
    }

    /** @throws IllegalArgumentException when the text says something else; lines below the root are passed over */
    public static Checkpoint parse(String text) {
        var lines = text.split("\n", 4);
        if (lines.length < 4 || !text.endsWith("\n") || !SIZE.matcher(lines[1]).matches()) {
            throw new IllegalArgumentException("Not a checkpoint: origin, size and root, a line each");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofBase64(lines[2]));
    }

    /** To be signed. */
    public String text() {
        return "%s\n%d\n%s\n".formatted(origin, size, root.toBase64());
    }
}
