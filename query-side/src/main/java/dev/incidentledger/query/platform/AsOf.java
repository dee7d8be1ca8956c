package dev.incidentledger.query.platform;

import dev.incidentledger.http.RequestTimes;
import java.time.DateTimeException;
import java.time.Instant;

/** Up to which event somebody wants to know. */
public sealed interface AsOf {

    /** Everything up to that event; 0 is before the first. */
    record Position(long position) implements AsOf {}

    /** Everything recorded until then. */
    record Time(Instant time) implements AsOf {}

    /** A position of the log, or a time as RFC 3339 writes it; throws {@link IllegalArgumentException} for others. */
    static AsOf valueOf(String text) {
        if (text.matches("\\d{1,18}")) {
            return new Position(Long.parseLong(text));
        }
        try {
            return new Time(RequestTimes.parse(text));
        } catch (DateTimeException invalid) {
            throw new IllegalArgumentException("Neither a position nor a time", invalid);
        }
    }
}
