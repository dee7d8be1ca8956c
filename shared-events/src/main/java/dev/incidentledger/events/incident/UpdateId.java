package dev.incidentledger.events.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.incidentledger.events.Ids;

/** Identifies one update; what is posted twice under one id is posted once. */
public record UpdateId(@JsonValue String value) {

    public static final String PREFIX = "upd_";

    /** Throws {@link IllegalArgumentException} when {@code value} is no such id. */
    @JsonCreator
    public UpdateId {
        Ids.require(PREFIX, value);
    }

    public static UpdateId next() {
        return new UpdateId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
