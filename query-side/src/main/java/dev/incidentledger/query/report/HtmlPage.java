package dev.incidentledger.query.report;

import org.commonmark.node.Document;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.springframework.web.util.HtmlUtils;

/**
 * The report as a page that needs nothing else: no script, no style, no picture. The tree is clean already; escaping
 * and the list of what is allowed hold even if it were not.
 */
final class HtmlPage {

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements(
                    "h1", "h2", "p", "ul", "ol", "li", "blockquote", "strong", "em", "code", "pre", "br", "hr", "a")
            .allowAttributes("href")
            .matching(SafeLink::leadsTo)
            .onElements("a")
            .allowAttributes("start")
            .matching(start -> start.matches("\\d{1,9}"))
            .onElements("ol")
            .allowUrlProtocols("https", "http", "mailto")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .toFactory();

    private HtmlPage() {}

    static String render(String title, Document report) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(
                        HtmlUtils.htmlEscape(BidiControls.strip(title)), ALLOWED.sanitize(RENDERER.render(report)));
    }
}
