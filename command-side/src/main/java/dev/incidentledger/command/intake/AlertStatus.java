package dev.incidentledger.command.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a delivery says of one alert. */
enum AlertStatus {
    FIRING,
    RESOLVED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As Alertmanager writes it. */
    @JsonValue
    String wireName() {
        return wireName;
    }
}
