package dev.incidentledger.events.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a token allows. */
public enum Role {
    OPERATOR,
    AUDITOR,
    ANALYST,
    ADMIN;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As it is written in events and JSON. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
