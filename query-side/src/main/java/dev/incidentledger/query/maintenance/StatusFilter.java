package dev.incidentledger.query.maintenance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A status of maintenances, or several of them under one name. */
enum StatusFilter {
    /** Announced or under way. */
    PENDING,
    /** Under way. */
    ACTIVE,
    SCHEDULED,
    IN_PROGRESS,
    VERIFYING,
    COMPLETED,
    CANCELED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As it is written in the query. */
    String wireName() {
        return wireName;
    }

    /** As they are kept in the table. */
    List<String> statuses() {
        return switch (this) {
            case PENDING -> List.of(SCHEDULED.wireName, IN_PROGRESS.wireName, VERIFYING.wireName);
            case ACTIVE -> List.of(IN_PROGRESS.wireName, VERIFYING.wireName);
            case SCHEDULED, IN_PROGRESS, VERIFYING, COMPLETED, CANCELED -> List.of(wireName);
        };
    }

    static Optional<StatusFilter> named(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName.equals(wireName))
                .findFirst();
    }
}
