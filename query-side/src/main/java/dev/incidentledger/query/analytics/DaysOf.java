package dev.incidentledger.query.analytics;

import dev.incidentledger.query.outages.Subject;

/** Whose days are compared. */
enum DaysOf {
    /** Of all components together. */
    NONE(Subject.NONE),
    COMPONENT(Subject.COMPONENT);

    private final Subject subject;

    DaysOf(Subject subject) {
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }
}
