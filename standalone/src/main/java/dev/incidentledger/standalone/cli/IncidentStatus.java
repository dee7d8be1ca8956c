package dev.incidentledger.standalone.cli;

import java.util.Locale;

/** Where an incident stands. */
enum IncidentStatus {
    INVESTIGATING,
    IDENTIFIED,
    MONITORING,
    RESOLVED;

    /** As the API and the command line write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
