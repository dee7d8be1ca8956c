package dev.incidentledger.query.report;

/** Text as a page may hold it, wherever it was imported from. */
public final class HtmlText {

    private HtmlText() {}

    /**
     * Without what turns the direction of text, and without what HTML forbids: control characters but tabs and line ends,
     * halves of pairs, and codes that are no characters (HTML Living Standard, 13.2.3.5).
     */
    public static String of(String text) {
        int unfit = firstUnfit(text);
        if (unfit == text.length()) {
            return text;
        }
        var fit = new StringBuilder(text.length()).append(text, 0, unfit);
        text.substring(unfit).codePoints().filter(HtmlText::isFit).forEach(fit::appendCodePoint);
        return fit.toString();
    }

    private static int firstUnfit(String text) {
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (!isFit(codePoint)) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    private static boolean isFit(int codePoint) {
        if (codePoint < 0x7f) {
            return codePoint >= 0x20 || codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        }
        return codePoint >= 0xa0
                && (codePoint & 0xfffe) != 0xfffe
                && (codePoint < 0xfdd0 || codePoint > 0xfdef)
                && Character.getType(codePoint) != Character.SURROGATE
                && !BidiControls.isOne(codePoint);
    }
}
