package dev.incidentledger.eventstore.postgres;

import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.util.PSQLException;

/** What the database's error codes mean for a statement. Source: PostgreSQL's manual, appendix A. */
enum SqlFailure {

    /** Something unique is there already. */
    DUPLICATE,

    /** Whether the statement was carried out is not known. */
    CONNECTION_LOST,

    /** It was not carried out, for a reason that lies with the database: no space, no memory, no time, read-only. */
    UNAVAILABLE,

    /** It was not carried out, and will not be, for a reason that lies with what was sent. */
    REFUSED;

    static SqlFailure of(SQLException failure) {
        var meaning = byCode(Objects.requireNonNullElse(failure.getSQLState(), "08000"));
        return endsSession(failure) ? CONNECTION_LOST : meaning;
    }

    /** A server that panics while it commits may find the commit in its log when it recovers. */
    private static boolean endsSession(SQLException failure) {
        return failure instanceof PSQLException answered
                && answered.getServerErrorMessage() != null
                && !"ERROR".equals(answered.getServerErrorMessage().getSeverity());
    }

    private static SqlFailure byCode(String code) {
        return switch (code) {
            case "23505" -> DUPLICATE;
            case "57P01", "57P02", "57P03", "57P05" -> CONNECTION_LOST;
            case "25006", "55P03", "58000", "58030" -> UNAVAILABLE;
            default -> byClass(code);
        };
    }

    private static SqlFailure byClass(String code) {
        return switch (code.substring(0, 2)) {
            case "08" -> CONNECTION_LOST;
            case "40", "53", "57", "XX" -> UNAVAILABLE;
            default -> REFUSED;
        };
    }
}
