package dev.incidentledger.events.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.incidentledger.events.Ids;

/** Identifies one incident. */
public record IncidentId(@JsonValue String value) {

    public static final String PREFIX = "inc_";

    /** Throws {@link IllegalArgumentException} when {@code value} is no such id. */
    @JsonCreator
    public IncidentId {
        Ids.require(PREFIX, value);
    }

    public static IncidentId next() {
        return new IncidentId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
