package dev.incidentledger.query.report;

import dev.incidentledger.query.platform.Format;
import org.springframework.http.MediaType;

/** In which changes can be had, called as {@code ?format=} calls it; the first is for whoever does not care. */
enum ChangesFormat implements Format {
    JSON,
    MARKDOWN,
    TEXT;

    @Override
    public MediaType mediaType() {
        return switch (this) {
            case JSON -> MediaType.APPLICATION_JSON;
            case MARKDOWN -> ReportFormat.MARKDOWN.mediaType();
            case TEXT -> ReportFormat.TEXT.mediaType();
        };
    }
}
