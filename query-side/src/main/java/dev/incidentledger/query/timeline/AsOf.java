package dev.incidentledger.query.timeline;

import dev.incidentledger.http.RequestTimes;
import java.time.DateTimeException;
import java.time.Instant;

/** Up to which event somebody wants to know. */
public sealed interface AsOf {

    /** Everything recorded so far. */
    record Latest() implements AsOf {}

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

    /** The moment at which whoever asks stands, so that the same question about the past has the same answer for ever. */
    default Instant moment(IncidentHistory known, Instant now) {
        return switch (this) {
            case Latest _ -> now;
            case Position _ -> known.latest().recordedAt();
            case Time asked -> asked.time().isBefore(now) ? asked.time() : now;
        };
    }
}
