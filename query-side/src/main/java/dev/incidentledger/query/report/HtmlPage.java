package dev.incidentledger.query.report;

import dev.incidentledger.query.language.Language;
import org.commonmark.node.Document;
import org.springframework.web.util.HtmlUtils;

/** The report as a page that needs nothing else: no script, no style, no picture. */
final class HtmlPage {

    private HtmlPage() {}

    static String render(Language language, String title, Document report) {
        return """
                <!doctype html>
                <html lang="%s">
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
                """.formatted(language.code(), HtmlUtils.htmlEscape(HtmlText.of(title)), CleanHtml.of(report));
    }
}
