package dev.incidentledger.events.maintenance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a maintenance stands after an update. */
public enum MaintenanceStatus {
    SCHEDULED,
    IN_PROGRESS,
    VERIFYING,
    COMPLETED,
    CANCELED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As it is written in events and JSON. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** What a maintenance says of components stands only while it runs. */
    public boolean isRunning() {
        return this == IN_PROGRESS || this == VERIFYING;
    }

    /** Nothing comes after it but corrections. */
    public boolean isOver() {
        return this == COMPLETED || this == CANCELED;
    }
}
