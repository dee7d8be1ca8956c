package dev.incidentledger.query.report;

import org.commonmark.node.Document;
import org.springframework.web.util.HtmlUtils;

/** The report as a page that needs nothing else: no script, no style, no picture. */
final class HtmlPage {

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
                """.formatted(HtmlUtils.htmlEscape(HtmlText.of(title)), CleanHtml.of(report));
    }
}
