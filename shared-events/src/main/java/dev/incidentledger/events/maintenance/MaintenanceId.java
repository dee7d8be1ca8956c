package dev.incidentledger.events.maintenance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.incidentledger.events.Ids;

/** Identifies one maintenance. */
public record MaintenanceId(@JsonValue String value) {

    public static final String PREFIX = "mnt_";

    /** Throws {@link IllegalArgumentException} when {@code value} is no such id. */
    @JsonCreator
    public MaintenanceId {
        Ids.require(PREFIX, value);
    }

    public static MaintenanceId next() {
        return new MaintenanceId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
