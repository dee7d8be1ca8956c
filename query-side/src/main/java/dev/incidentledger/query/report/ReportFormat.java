package dev.incidentledger.query.report;

import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.platform.Format;
import java.nio.charset.StandardCharsets;
import org.commonmark.node.Document;
import org.springframework.http.MediaType;

/** In which a report can be had, called as {@code ?format=} calls it; the first is for whoever does not care. */
enum ReportFormat implements Format {
    MARKDOWN("markdown") {
        @Override
        String render(Language language, String title, Document report) {
            return MarkdownText.render(report);
        }
    },
    TEXT("plain") {
        @Override
        String render(Language language, String title, Document report) {
            return PlainText.render(report);
        }
    },
    HTML("html") {
        @Override
        String render(Language language, String title, Document report) {
            return HtmlPage.render(language, title, report);
        }
    };

    private final String subtype;

    ReportFormat(String subtype) {
        this.subtype = subtype;
    }

    abstract String render(Language language, String title, Document report);

    @Override
    public MediaType mediaType() {
        return new MediaType("text", subtype, StandardCharsets.UTF_8);
    }
}
