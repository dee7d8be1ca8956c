package dev.incidentledger.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who may see it. Nothing internal ever reaches a public page, feed, stream or figure. */
public enum Audience {
    PUBLIC,
    INTERNAL;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As it is written in events and JSON. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
