package dev.incidentledger.events.incident;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How bad an incident is to those who depend on the service; the order is the severity. */
public enum Impact {
    NONE,
    MAINTENANCE,
    MINOR,
    MAJOR,
    CRITICAL;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As it is written in events and JSON. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    public static Impact worse(Impact one, Impact other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
