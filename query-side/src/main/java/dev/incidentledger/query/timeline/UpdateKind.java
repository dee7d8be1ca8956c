package dev.incidentledger.query.timeline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an update did to its incident. */
public enum UpdateKind {
    OPENING,
    UPDATE,
    RESOLUTION,
    REOPENING;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String wireName() {
        return wireName;
    }
}
