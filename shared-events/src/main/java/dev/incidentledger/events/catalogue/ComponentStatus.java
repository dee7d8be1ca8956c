package dev.incidentledger.events.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The health of a component, from best to worst: the order is the severity. */
public enum ComponentStatus {
    OPERATIONAL,
    UNDER_MAINTENANCE,
    DEGRADED_PERFORMANCE,
    PARTIAL_OUTAGE,
    MAJOR_OUTAGE;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As it is written in events and JSON. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    public boolean isWorseThan(ComponentStatus other) {
        return compareTo(other) > 0;
    }

    public static ComponentStatus worse(ComponentStatus one, ComponentStatus other) {
        return one.isWorseThan(other) ? one : other;
    }
}
