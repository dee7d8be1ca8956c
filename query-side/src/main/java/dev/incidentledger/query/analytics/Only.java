package dev.incidentledger.query.analytics;

/** Which of the incidents of a month a figure counts. */
public enum Only {
    /** Those with an impact of major or critical. */
    SEVERE("impact in ('major', 'critical')"),
    /** Those that go on. */
    OPEN("resolved_at is null");

    private final String condition;

    Only(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}
