package dev.incidentledger.query.report;

import java.nio.charset.StandardCharsets;
import org.commonmark.node.Document;
import org.springframework.http.MediaType;

/** In which a report can be had, called as {@code ?format=} calls it; the first is for whoever does not care. */
enum ReportFormat implements Format {
    MARKDOWN("markdown") {
        @Override
        String render(String title, Document report) {
            return MarkdownText.render(report);
        }
    },
    TEXT("plain") {
        @Override
        String render(String title, Document report) {
            return PlainText.render(report);
        }
    },
    HTML("html") {
        @Override
        String render(String title, Document report) {
            return HtmlPage.render(title, report);
        }
    };

    private final String subtype;

    ReportFormat(String subtype) {
        this.subtype = subtype;
    }

    abstract String render(String title, Document report);

    @Override
    public MediaType mediaType() {
        return new MediaType("text", subtype, StandardCharsets.UTF_8);
    }
}
