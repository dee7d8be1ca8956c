package dev.incidentledger.events.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.incidentledger.events.Ids;

/** Identifies one group of components. */
public record GroupId(@JsonValue String value) {

    public static final String PREFIX = "grp_";

    /** Throws {@link IllegalArgumentException} when {@code value} is no such id. */
    @JsonCreator
    public GroupId {
        Ids.require(PREFIX, value);
    }

    public static GroupId next() {
        return new GroupId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
