package dev.incidentledger.standalone.cli;

import java.util.Locale;

/** What an incident does to whoever relies on us. */
enum Impact {
    NONE,
    MAINTENANCE,
    MINOR,
    MAJOR,
    CRITICAL;

    /** As the API and the command line write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
