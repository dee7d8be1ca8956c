package dev.incidentledger.command.intake;

import java.util.regex.Pattern;

/** Makes what somebody else wrote fit to stand in ours. */
final class Texts {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}]+");
    /** They would turn the direction of all that follows. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>|~&!#{}]");
    /** What makes a list, a heading or a rule at the beginning of a line. */
    private static final Pattern BEGINNING = Pattern.compile("^(\\d*)([-+=.)])");

    /** A control character that is no tab and no line feed, or half of a character. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\n]]");

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
    private static final String REPLACEMENT = "\ufffd";
    private static final String CUT = "…";

    private Texts() {}

    /** With line feeds for all ends of lines, and U+FFFD for each character that cannot be stored or shown. */
    static String storable(String text) {
        return UNSTORABLE.matcher(LINE_END.matcher(text).replaceAll("\n")).replaceAll(REPLACEMENT);
    }

    /** On one line, without characters that cannot be seen. */
    static String line(String text) {
        return SPACE.matcher(DIRECTION.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** As Markdown that reads as {@code text} does, on one line. */
    static String escaped(String text) {
        var marked = MARKUP.matcher(line(text)).replaceAll("\\\\$0");
        return BEGINNING.matcher(marked).replaceFirst("$1\\\\$2");
    }

    /** At most {@code most} code points; what is cut ends on an ellipsis, and never within an escape. */
    static String truncated(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        var cut = text.substring(0, text.offsetByCodePoints(0, most - 1));
        int backslashes = cut.length() - cut.replaceFirst("\\\\+$", "").length();
        return (backslashes % 2 == 0 ? cut : cut.substring(0, cut.length() - 1)) + CUT;
    }
}
