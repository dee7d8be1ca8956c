package dev.incidentledger.query.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.Document;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** The report without any markup, in lines that fit a terminal or a mail. */
final class PlainText {

    private static final int WIDTH = 78;
    private static final TextContentRenderer RENDERER = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build();
    private static final Pattern INDENT = Pattern.compile("^ *(?:- )?");

    private PlainText() {}

    static String render(Document report) {
        return RENDERER.render(report)
                .lines()
                .map(String::stripTrailing)
                .map(PlainText::wrapped)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Follow-up lines stand under the words of the first, not under its bullet. */
    private static String wrapped(String line) {
        if (line.length() <= WIDTH) {
            return line;
        }
        Matcher start = INDENT.matcher(line);
        int indent = start.find() ? start.end() : 0;
        var text = new StringBuilder(line.substring(0, indent));
        int column = indent;
        for (var word : line.substring(indent).split(" ", -1)) {
            if (column > indent && column + 1 + word.length() > WIDTH) {
                text.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (column > indent) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        return text.toString();
    }
}
