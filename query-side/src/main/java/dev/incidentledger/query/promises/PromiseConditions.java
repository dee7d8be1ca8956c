package dev.incidentledger.query.promises;

import dev.incidentledger.query.health.PromiseState;

/**
 * {@link dev.incidentledger.query.health.PromiseRule} as the database can search by it; a test holds the two together.
 * Takes the parameters {@code grace} and {@code asked}.
 */
final class PromiseConditions {

    private static final String AWAITED = "answered_at is null and goes_on";

    private PromiseConditions() {}

    static String of(PromiseState state) {
        return switch (state) {
            case DUE -> AWAITED + " and due >= :asked::timestamptz - :grace::interval";
            case OVERDUE -> AWAITED + " and due < :asked::timestamptz - :grace::interval";
            case KEPT -> "answered_at <= due + :grace::interval";
            case LATE -> "answered_at > due + :grace::interval";
            case BROKEN -> "answered_at is null and not goes_on";
        };
    }
}
