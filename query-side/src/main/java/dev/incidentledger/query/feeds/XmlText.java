package dev.incidentledger.query.feeds;

/** Text as XML 1.0 may hold it: one forbidden character would take the whole feed down. */
final class XmlText {

    private XmlText() {}

    /** Without characters that XML forbids. */
    static String of(String text) {
        var allowed = new StringBuilder(text.length());
        text.codePoints().filter(XmlText::isAllowed).forEach(allowed::appendCodePoint);
        return allowed.toString();
    }

    private static boolean isAllowed(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || (codePoint >= 0x20 && codePoint <= 0xd7ff)
                || (codePoint >= 0xe000 && codePoint <= 0xfffd)
                || codePoint >= 0x10000;
    }
}
