package dev.incidentledger.query.report;

import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Operators' words as HTML that does nothing but say them. The tree is clean already; escaping and the list of what is
 * allowed hold even if it were not.
 */
public final class CleanHtml {

    /** A line that an operator ended is ended for readers too. */
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br />\n")
            .build();

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

    private CleanHtml() {}

    /** @param markdown as an operator wrote it */
    public static String of(String markdown) {
        return of(Prose.appended(new Document(), Prose.children(OperatorText.quoted(markdown))));
    }

    static String of(Node clean) {
        return ALLOWED.sanitize(RENDERER.render(clean));
    }
}
