package dev.incidentledger.query.report;

import dev.incidentledger.query.platform.AsOf;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody asked to look back; nowhere when both are null.
 *
 * @param asOf only what was known then counts
 * @param validAt only what had happened by then counts
 */
record Hindsight(@Nullable AsOf asOf, @Nullable Instant validAt) {

    static final Hindsight NONE = new Hindsight(null, null);

    /** A sentence that names the moment; empty in the present. */
    Optional<String> sentence(PageTime times) {
        if (validAt == null) {
            return Optional.ofNullable(asOf).map(known -> "This is what was known %s.".formatted(words(known, times)));
        }
        var known = asOf == null ? "is known today" : "was known " + words(asOf, times);
        return Optional.of("This is what had happened by %s, by what %s.".formatted(words(validAt, times), known));
    }

    private static String words(AsOf asOf, PageTime times) {
        return switch (asOf) {
            case AsOf.Position(var position) -> "up to event %d of the log".formatted(position);
            case AsOf.Time(var time) -> "at " + words(time, times);
        };
    }

    /** To the microsecond as well, since minutes do not tell events apart. */
    private static String words(Instant time, PageTime times) {
        return "%s (%s)".formatted(times.dayAndTime(time), time);
    }
}
