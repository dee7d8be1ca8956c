package dev.incidentledger.query.badge;

import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Draws a badge: two boxes with a word or two in each, as wide as its text needs. */
final class BadgeSvg {

    private static final double WIDTH_OF_A_CHARACTER = 6.6;
    private static final int PADDING = 6;

    /** A longer text is cut, so that nobody's page is torn apart. */
    private static final int LONGEST = 60;

    private BadgeSvg() {}

    static String of(Badge badge) {
        var label = shortened(printable(badge.label()));
        var message = shortened(printable(badge.message()));
        int left = width(label);
        int right = width(message);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s">\
                <title>%2$s</title>\
                <rect width="%1$d" height="20" rx="3" fill="%3$s"/>\
                <path d="M3 0H%4$dV20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#3c4149"/>\
                <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">\
                <text x="%5$s" y="14" textLength="%6$d" lengthAdjust="spacingAndGlyphs">%7$s</text>\
                <text x="%8$s" y="14" textLength="%9$d" lengthAdjust="spacingAndGlyphs">%10$s</text>\
                </g></svg>
                """.formatted(
                        left + right,
                        escaped(printable(badge.title())),
                        badge.color(),
                        left,
                        left / 2.0,
                        left - 2 * PADDING,
                        escaped(label),
                        left + right / 2.0,
                        right - 2 * PADDING,
                        escaped(message));
    }

    private static int width(String text) {
        return (int) Math.ceil(text.codePointCount(0, text.length()) * WIDTH_OF_A_CHARACTER) + 2 * PADDING;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "\u2026";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
    }

    /** Without what XML forbids and nobody would see. */
    private static String printable(String text) {
        return text.codePoints()
                .filter(codePoint -> !Character.isISOControl(codePoint)
                        && (codePoint <= 0xd7ff || codePoint >= 0xe000)
                        && codePoint != 0xfffe
                        && codePoint != 0xffff)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
