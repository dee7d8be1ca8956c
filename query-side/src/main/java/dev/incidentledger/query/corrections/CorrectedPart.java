package dev.incidentledger.query.corrections;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a correction may change. */
enum CorrectedPart {
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
    String wireName() {
        return wireName;
    }
}
