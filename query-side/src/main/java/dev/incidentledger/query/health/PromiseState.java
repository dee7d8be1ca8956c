package dev.incidentledger.query.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of the promise of a next update. */
public enum PromiseState {
    /** Nothing came yet, and it is not too late. */
    DUE,
    KEPT,
    LATE,
    /** Nothing came in time, and the incident goes on. */
    OVERDUE,
    /** Nothing came, and nothing will. */
    BROKEN;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String wireName() {
        return wireName;
    }
}
