package dev.incidentledger.query.report;

/** Characters that turn the direction of the text around them, with which a text can be made to read as another. */
public final class BidiControls {

    private BidiControls() {}

    public static String strip(String text) {
        return isIn(text)
                ? text.codePoints()
                        .filter(codePoint -> !isOne(codePoint))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    static boolean isIn(String text) {
        return text.chars().anyMatch(BidiControls::isOne);
    }

    static boolean isOne(int codePoint) {
        return codePoint == 0x061c
                || codePoint == 0x200e
                || codePoint == 0x200f
                || (codePoint >= 0x202a && codePoint <= 0x202e)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
