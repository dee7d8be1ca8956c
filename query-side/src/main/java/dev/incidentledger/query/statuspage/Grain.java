package dev.incidentledger.query.statuspage;

/** How much a page tells at once, from the most; each leaves out what the one before does, too. */
enum Grain {
    ALL,
    /** Neighboring days without any disruption share one stop among a component's uptime bars. */
    STRETCHES,
    /** What is open or planned is told by its title and where it stands; the rest is on its own page. */
    HEADLINES
}
