package dev.incidentledger.query.calendar;

import java.nio.charset.StandardCharsets;

/** A line of a calendar (RFC 5545, 3.1): ended by CRLF, and folded where it would be longer than 75 octets. */
final class ContentLine {

    private static final int LONGEST = 75;

    private ContentLine() {}

    /** @param value in the form of its type */
    static String of(String name, String value) {
        var line = new StringBuilder();
        int octets = 0;
        for (int codePoint : (name + ':' + value).codePoints().toArray()) {
            var character = Character.toString(codePoint);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST) {
                line.append("\r\n ");
                octets = 1;
            }
            line.append(character);
            octets += length;
        }
        return line.append("\r\n").toString();
    }

    /** @param text whatever anybody wrote; without its control characters (3.3.11), and without what some take for a line's end */
    static String text(String name, String text) {
        return of(name, escaped(text.replace("\r\n", "\n")));
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '\n', '\u2028', '\u2029' -> escaped.append("\\n");
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(codePoint);
                default -> {
                    if (!Character.isISOControl(codePoint)) {
                        escaped.appendCodePoint(codePoint);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
