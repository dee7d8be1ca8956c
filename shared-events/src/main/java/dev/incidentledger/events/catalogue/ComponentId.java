package dev.incidentledger.events.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.incidentledger.events.Ids;

/** Identifies one component, in whichever group it stands. */
public record ComponentId(@JsonValue String value) {

    public static final String PREFIX = "cmp_";

    /** Throws {@link IllegalArgumentException} when {@code value} is no such id. */
    @JsonCreator
    public ComponentId {
        Ids.require(PREFIX, value);
    }

    public static ComponentId next() {
        return new ComponentId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
