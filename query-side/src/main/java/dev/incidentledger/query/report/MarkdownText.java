package dev.incidentledger.query.report;

import org.commonmark.node.Document;
import org.commonmark.renderer.markdown.MarkdownRenderer;

final class MarkdownText {

    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder().build();

    private MarkdownText() {}

    static String render(Document report) {
        return RENDERER.render(report);
    }
}
