package dev.incidentledger.standalone.cli;

import java.util.Locale;

/** What a token is good for. */
enum Role {
    OPERATOR,
    AUDITOR,
    ANALYST,
    ADMIN;

    /** As the API and the command line write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
