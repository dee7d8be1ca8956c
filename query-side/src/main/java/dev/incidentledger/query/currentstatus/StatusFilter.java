package dev.incidentledger.query.currentstatus;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A status of incidents, or all of the open ones. */
enum StatusFilter {
    OPEN,
    INVESTIGATING,
    IDENTIFIED,
    MONITORING,
    RESOLVED,
    POSTMORTEM;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As it is written in the query and kept in the table. */
    String wireName() {
        return wireName;
    }

    static Optional<StatusFilter> named(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName.equals(wireName))
                .findFirst();
    }
}
