package dev.incidentledger.query.maintenance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** On which occasion an update was told. */
public enum UpdateKind {
    ANNOUNCEMENT,
    RESCHEDULING,
    REMINDER,
    START,
    VERIFICATION,
    COMPLETION,
    CANCELLATION,
    UPDATE;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    @JsonValue
    String wireName() {
        return wireName;
    }
}
