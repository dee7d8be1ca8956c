package dev.incidentledger.query.health;

/** Of what time an uptime is a part. */
public enum CountedTime {
    CALENDAR_DAYS(
            "(days x 86400); days are calendar days of the page's zone from the later of the period's first day and the "
                    + "component's start date to the earlier of its last day and today, both counted"),
    ELAPSED(
            "the seconds that passed from the later of the period's beginning and the component's start date to the earlier "
                    + "of its end and now"),
    /** In agreed maintenance nothing counts, as lost or otherwise. */
    ELAPSED_OUTSIDE_AGREED_MAINTENANCE(ELAPSED.rule
            + ", without those of maintenance under way within the window that was announced when it began; what is lost "
            + "in these is not counted");

    private final String rule;

    CountedTime(String rule) {
        this.rule = rule;
    }

    public boolean excludesAgreedMaintenance() {
        return this == ELAPSED_OUTSIDE_AGREED_MAINTENANCE;
    }

    /** In words, as what something is divided by. */
    String rule() {
        return rule;
    }
}
