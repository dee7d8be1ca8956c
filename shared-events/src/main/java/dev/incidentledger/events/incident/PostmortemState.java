package dev.incidentledger.events.incident;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A draft is for operators; a published postmortem is for everyone. */
public enum PostmortemState {
    DRAFT,
    PUBLISHED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As it is written in events and JSON. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
