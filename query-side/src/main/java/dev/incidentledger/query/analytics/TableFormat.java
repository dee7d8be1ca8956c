package dev.incidentledger.query.analytics;

import dev.incidentledger.query.platform.Format;
import java.util.List;
import org.springframework.http.MediaType;

/** In which rows can be had, called as {@code ?format=} calls it; the first is for whoever does not care. */
enum TableFormat implements Format {
    JSON("application/json"),
    CSV("text/csv;charset=UTF-8"),
    NDJSON("application/x-ndjson"),
    PARQUET("application/vnd.apache.parquet");

    /** In which everybody has them. */
    static final List<TableFormat> PLAIN = List.of(JSON, CSV, NDJSON);

    static final List<TableFormat> ALL = List.of(values());

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    @Override
    public MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }
}
