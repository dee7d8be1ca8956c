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
    Optional<String> sentence(Wording words) {
        if (validAt == null) {
            return Optional.ofNullable(asOf).map(known -> words.say("report.asof", known(known, words)));
        }
        var by = time(validAt, words);
        return Optional.of(
                asOf == null
                        ? words.say("report.validat", by)
                        : words.say("report.validat.asof", by, known(asOf, words)));
    }

    private static String known(AsOf asOf, Wording words) {
        return switch (asOf) {
            case AsOf.Position(var position) -> words.say("report.known.position", position);
            case AsOf.Time(var time) -> words.say("report.known.time", time(time, words));
        };
    }

    /** To the microsecond as well, since minutes do not tell events apart. */
    private static String time(Instant time, Wording words) {
        return "%s (%s)".formatted(words.times().dayAndTime(time), time);
    }
}
