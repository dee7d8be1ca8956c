package dev.incidentledger.eventstore;

import java.util.Arrays;
import org.postgresql.util.PSQLException;
import org.springframework.core.NestedExceptionUtils;

/** What was thrown, in a line that may be kept anywhere: it quotes nothing of an event. */
final class Cause {

    private Cause() {}

    /** Of the database its own words, or its code where those quote a value; of whatever else is thrown the place. */
    static String of(Throwable failure) {
        var thrown = NestedExceptionUtils.getMostSpecificCause(failure);
        return thrown instanceof PSQLException refused
                ? wordsOf(refused)
                : thrown.getClass().getName() + placeOf(thrown);
    }

    /** Data exceptions quote values, and functions raise what they like. */
    private static String wordsOf(PSQLException refused) {
        var code = String.valueOf(refused.getSQLState());
        return code.startsWith("22") || code.startsWith("P0")
                ? "%s: SQLSTATE %s".formatted(refused.getClass().getName(), code)
                : refused.toString().lines().findFirst().orElseThrow();
    }

    private static String placeOf(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .findFirst()
                .map(" at %s"::formatted)
                .orElse("");
    }
}
