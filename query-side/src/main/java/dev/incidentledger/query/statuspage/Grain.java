package dev.incidentledger.query.statuspage;

/** How many days share one stop among a component's uptime bars, from the finest. */
enum Grain {
    DAYS,
    /** Neighbors without any disruption share one. */
    STRETCHES,
    TEN_DAYS
}
