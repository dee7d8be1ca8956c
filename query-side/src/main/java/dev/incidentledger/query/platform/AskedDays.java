package dev.incidentledger.query.platform;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import dev.incidentledger.http.ProblemException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The days that numbers are asked of, both ends included, in the page's zone; ten years at most. */
public record AskedDays(LocalDate from, LocalDate to) {

    private static final int LONGEST_YEARS = 10;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /**
     * Refuses what is no period.
     *
     * @param from null for so many days until {@code to}
     * @param to null for today
     */
    public static AskedDays of(@Nullable LocalDate from, @Nullable LocalDate to, int days, LocalDate today) {
        var last = requireNonNullElse(to, today);
        var first = requireNonNullElseGet(from, () -> last.minusDays(days - 1));
        requireSane(first, "?from");
        requireSane(last, "?to");
        if (first.isAfter(last)) {
            throw ProblemException.badRequest("?from", "PERIOD_REVERSED", "The period ends before it begins.");
        }
        if (first.plusYears(LONGEST_YEARS).isBefore(last)) {
            throw ProblemException.badRequest(
                    "?from",
                    "PERIOD_TOO_LONG",
                    "A period of at most %d years can be asked for.".formatted(LONGEST_YEARS));
        }
        return new AskedDays(first, last);
    }

    /** Refuses a period that has more rows than an answer has room for. */
    public static <R> List<R> requireAtMost(int most, List<R> rows) {
        if (rows.size() > most) {
            throw ProblemException.badRequest(
                    "?from", "TOO_MANY_ROWS", "There are more than %d; ask for a shorter period.".formatted(most));
        }
        return rows;
    }

    private static void requireSane(LocalDate day, String pointer) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw ProblemException.badRequest(
                    pointer, "INVALID_PARAMETER", "Ask for a day from %s to %s.".formatted(EARLIEST, LATEST));
        }
    }
}
