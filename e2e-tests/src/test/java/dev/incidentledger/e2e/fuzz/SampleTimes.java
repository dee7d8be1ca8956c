package dev.incidentledger.e2e.fuzz;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times that are right for the field they stand in. */
final class SampleTimes {

    private SampleTimes() {}

    static String at(String field) {
        return Instant.now()
                .plus(offset(field))
                .truncatedTo(ChronoUnit.MICROS)
                .atOffset(ZoneOffset.ofHours(1))
                .toString();
    }

    static String day(String field) {
        return at(field).substring(0, "2026-11-24".length());
    }

    static String month(String field) {
        return at(field).substring(0, "2026-11".length());
    }

    private static Duration offset(String field) {
        return switch (field) {
            case "from", "startedAt" -> Duration.ofHours(-3);
            case "to" -> Duration.ofHours(-1);
            case "occurredAt", "resolvedAt" -> Duration.ofMillis(-1);
            case "nextUpdateBy" -> Duration.ofMinutes(30);
            case "scheduledFor" -> Duration.ofDays(2);
            case "scheduledUntil" -> Duration.ofDays(3);
            case "expiresAt" -> Duration.ofDays(400);
            default -> Duration.ofMinutes(-5);
        };
    }
}
