package dev.incidentledger.query.corrections;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a correction may change. */
public enum CorrectedPart {
    TITLE("title"),
    MESSAGE("message"),
    STATUS("status"),
    OCCURRED_AT("occurredAt"),
    COMPONENTS("components");

    private final String wireName;

    CorrectedPart(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }
}
