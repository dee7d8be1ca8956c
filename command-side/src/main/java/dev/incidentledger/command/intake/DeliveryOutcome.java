package dev.incidentledger.command.intake;

import dev.incidentledger.http.ProblemException;
import java.util.Locale;

/** How a delivery was answered, as its metric tells it. */
enum DeliveryOutcome {
    ACCEPTED,
    INVALID,
    UNKNOWN_INTAKE,
    UNAUTHORIZED,
    OVERLOADED,
    FAILED;

    static DeliveryOutcome of(ProblemException refusal) {
        return switch (refusal.code()) {
            case "UNKNOWN_INTAKE" -> UNKNOWN_INTAKE;
            case "UNAUTHENTICATED", "FORBIDDEN", "TOO_MANY_FAILED_AUTHENTICATIONS" -> UNAUTHORIZED;
            case "OVERLOADED", "INTAKE_BUSY" -> OVERLOADED;
            default -> refusal.status().is5xxServerError() ? FAILED : INVALID;
        };
    }

    /** Whether its sender drops it, though it came from where deliveries should come from. */
    boolean isLost() {
        return this == INVALID || this == UNKNOWN_INTAKE;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
