package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.catalogue.ComponentStatus;
import java.util.List;

/**
 * How much a page tells at once, from the most; each leaves out what the one before does, too. What is worth the least while
 * something is wrong goes first, and what was said last of open incidents stays.
 */
enum Grain {
    ALL,
    /** Neighboring days without any disruption share one stop among a component's uptime bars. */
    STRETCHES,
    /** The bars of components that are operational are drawn alone; what each day was is told on their own pages. */
    TROUBLED,
    /** Components are told by their state and their percentage, without bars. */
    STATES,
    /** Planned work is told by its title and when it is; the rest is on its own page. */
    PLANS,
    /** Of the past week and of planned work the first dozen is told, and how many more there are. */
    BRIEF_PAST,
    /** Of what was said last of an open incident a shorter beginning is told. */
    BRIEF_WORDS,
    /** But for the first dozen, open incidents are told by their titles, and where they stand. */
    HEADLINES,
    /** Of open incidents the first dozen is told, and how many more there are. */
    DOZEN;

    /** In characters, of what has a page of its own. */
    static final int SHORT_EXCERPT = 500;

    /** What can be left out of a record: all of a long text stands on a page of its own. */
    static final List<Grain> OF_RECORDS = List.of(ALL, BRIEF_PAST, BRIEF_WORDS);

    private static final int FEW = 12;
    private static final int LONGEST_EXCERPT = 1_500;

    boolean hasWholeTexts() {
        return this == ALL;
    }

    /** Else the rows alone lead on. */
    boolean linksEveryFigure() {
        return this == ALL;
    }

    boolean hasBars() {
        return isFinerThan(STATES);
    }

    /** Whether it is told what each bar stands for. */
    boolean hasDays(ComponentStatus status) {
        return isFinerThan(TROUBLED) || (hasBars() && status != ComponentStatus.OPERATIONAL);
    }

    boolean hasPlans() {
        return isFinerThan(PLANS);
    }

    /** How many of so many are told that are planned, or over. */
    int besides(int all) {
        return isFinerThan(BRIEF_PAST) ? all : Math.min(all, FEW);
    }

    /** In characters. */
    int longestExcerpt() {
        return isFinerThan(BRIEF_WORDS) ? LONGEST_EXCERPT : SHORT_EXCERPT;
    }

    /** How many of so many open incidents are told in words. */
    int inWords(int all) {
        return isFinerThan(HEADLINES) ? all : Math.min(all, FEW);
    }

    /** How many of so many open incidents are told at all. */
    int open(int all) {
        return isFinerThan(DOZEN) ? all : Math.min(all, FEW);
    }

    private boolean isFinerThan(Grain other) {
        return compareTo(other) < 0;
    }
}
