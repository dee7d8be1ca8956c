package dev.incidentledger.command.imports;

import dev.incidentledger.http.RequestTimes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;

/**
 * A time as the source wrote it.
 *
 * @param at UTC, whole microseconds
 */
record SourceTime(Instant at, ZoneOffset offset) {

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    /** @param name of the field, for the refusal */
    static SourceTime of(String name, JsonNode value) {
        if (!value.isString()) {
            throw new Malformed("INVALID_TIME", "%s is no text that tells a time.".formatted(name));
        }
        var text = value.stringValue();
        try {
            var at = RequestTimes.parse(text);
            boolean isUtc = text.endsWith("Z") || text.endsWith("z");
            return new SourceTime(at, isUtc ? ZoneOffset.UTC : ZoneOffset.of(text.substring(text.length() - 6)));
        } catch (DateTimeException invalid) {
            throw new Malformed("INVALID_TIME", "%s is no time from 1970 to 2199 with an offset.".formatted(name));
        }
    }

    /** As the source writes this time. */
    String text() {
        return text(at, offset);
    }

    static String text(Instant at, ZoneOffset offset) {
        return MILLISECONDS.format(at.atOffset(offset));
    }
}
