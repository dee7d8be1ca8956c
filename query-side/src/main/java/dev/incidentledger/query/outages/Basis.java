package dev.incidentledger.query.outages;

import java.util.Locale;

/** By which times incidents count. */
public enum Basis {
    /** Those of their updates. */
    PUBLISHED,
    /** Those of their impact windows; of incidents without one, those of their updates. */
    ACTUAL;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }
}
