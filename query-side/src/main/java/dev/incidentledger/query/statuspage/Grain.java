package dev.incidentledger.query.statuspage;

/** How much a page tells at once, from the most; each leaves out what the one before does, too. */
enum Grain {
    ALL,
    /** Neighboring days without any disruption share one stop among a component's uptime bars. */
    STRETCHES,
    /** What is open or planned is told by its title and where it stands; the rest is on its own page. */
    HEADLINES,
    /** Of what is open or planned the first dozen is told, and how many more there are. */
    DOZEN,
    /** Components are told by their state and their percentage; their days are on their own pages. */
    STATES;

    private static final int FEW = 12;

    /** Else the rows alone lead on. */
    boolean linksEveryFigure() {
        return this == ALL;
    }

    boolean hasBars() {
        return this != STATES;
    }

    boolean hasExcerpts() {
        return compareTo(HEADLINES) < 0;
    }

    /** How many of so many are told. */
    int told(int all) {
        return compareTo(DOZEN) < 0 ? all : Math.min(all, FEW);
    }
}
