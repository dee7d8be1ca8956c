package dev.incidentledger.query.platform;

import static java.util.Objects.requireNonNullElse;

import dev.incidentledger.http.ProblemException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Months that somebody asks for, both inclusive. */
public record MonthRange(YearMonth first, YearMonth last) {

    private static final YearMonth EARLIEST = YearMonth.of(1970, 1);
    private static final YearMonth LATEST = YearMonth.of(2199, 12);

    /**
     * From {@code ?from} and {@code ?to}; refuses what makes no sense.
     *
     * @param from null for as many as there are by default
     * @param to null for the current month
     * @param most how many may be asked for
     */
    public static MonthRange asked(
            @Nullable YearMonth from, @Nullable YearMonth to, YearMonth current, int byDefault, int most) {
        var last = requireNonNullElse(to, current);
        requireSane(last, "?to");
        var first = requireNonNullElse(from, last.minusMonths(byDefault - 1));
        requireSane(first, "?from");
        if (last.isBefore(first) || last.isAfter(first.plusMonths(most - 1))) {
            throw refused("?from", "Ask for 1 to %d months, the first one first.".formatted(most));
        }
        return new MonthRange(first, last);
    }

    private static void requireSane(YearMonth month, String pointer) {
        if (month.isBefore(EARLIEST) || month.isAfter(LATEST)) {
            throw refused(pointer, "Ask for a month from %s to %s.".formatted(EARLIEST, LATEST));
        }
    }

    private static ProblemException refused(String pointer, String detail) {
        return ProblemException.badRequest(pointer, "INVALID_PARAMETER", detail);
    }
}
