package dev.incidentledger.events.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.incidentledger.events.Ids;

/** Identifies one access token: the only trace of a person that an event may hold. */
public record TokenId(@JsonValue String value) {

    public static final String PREFIX = "tok_";

    /** Throws {@link IllegalArgumentException} when {@code value} is no such id. */
    @JsonCreator
    public TokenId {
        Ids.require(PREFIX, value);
    }

    public static TokenId next() {
        return new TokenId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
