package dev.incidentledger.query.analytics;

/** By what incidents that recur are told apart. */
enum RecurrenceKey {
    /** An incident recurs when it does on any of its components. */
    NONE("'all'"),
    COMPONENT("component_id");

    private final String key;

    RecurrenceKey(String key) {
        this.key = key;
    }

    /** In SQL, over a row of an incident and one of its components. */
    String key() {
        return key;
    }
}
