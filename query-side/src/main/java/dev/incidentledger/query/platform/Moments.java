package dev.incidentledger.query.platform;

import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.http.Caller;
import dev.incidentledger.http.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the moment that somebody wants to look back from. What is still to come is refused: it would be answered differently
 * later.
 */
@Component
public final class Moments {

    private final Positions log;
    private final ReadYourWrites writes;
    private final InstantSource clock;

    Moments(Positions log, ReadYourWrites writes, InstantSource clock) {
        this.log = log;
        this.writes = writes;
        this.clock = clock;
    }

    /** What {@code ?asOf} says; the present when it was not sent. */
    public Moment asOf(String projection, @Nullable AsOf asOf) {
        return asOf == null ? Moment.present(clock.instant()) : past(projection, "?asOf", asOf);
    }

    /**
     * Waits until the projection has seen all that was recorded by then.
     *
     * @param parameter that said so, with its question mark
     */
    public Moment past(String projection, String parameter, AsOf asOf) {
        var moment = find(parameter, asOf);
        writes.awaitPast(projection, parameter, moment.position());
        return moment;
    }

    /** What {@code ?asOf} and {@code ?validAt} say, of which either may be missing. */
    public Moment asked(String projection, @Nullable AsOf asOf, @Nullable Instant validAt) {
        var known = asOf(projection, asOf);
        if (validAt == null) {
            return known;
        }
        requirePast("?validAt", validAt);
        return new Moment(known.position(), validAt.isBefore(known.time()) ? validAt : known.time(), validAt);
    }

    /** Positions count what is internal as well; the public asks by time. */
    public static void requireTokenForPosition(@Nullable AsOf asOf, Optional<Caller> caller) {
        if (asOf instanceof AsOf.Position && caller.isEmpty()) {
            throw ProblemException.badRequest(
                    "?asOf",
                    "INVALID_PARAMETER",
                    "Only callers with a token may ask by position; ask by time instead.");
        }
    }

    private Moment find(String parameter, AsOf asOf) {
        return switch (asOf) {
            case AsOf.Position(var position) ->
                new Moment(position, log.recordedAfter(position - 1).orElseGet(clock::instant));
            case AsOf.Time(var time) -> {
                requirePast(parameter, time);
                yield new Moment(log.lastBefore(time.plus(1, ChronoUnit.MICROS)), time);
            }
        };
    }

    private void requirePast(String parameter, Instant time) {
        if (time.isAfter(clock.instant())) {
            throw ProblemException.badRequest(parameter, "INVALID_PARAMETER", "%s lies ahead.".formatted(time));
        }
    }
}
