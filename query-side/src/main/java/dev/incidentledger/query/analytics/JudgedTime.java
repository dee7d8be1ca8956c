package dev.incidentledger.query.analytics;

import static java.util.Comparator.comparingDouble;

import dev.incidentledger.query.outages.Judgment;
import dev.incidentledger.query.outages.StoodTime;
import java.util.Comparator;

/** A time with what a policy makes of it. */
record JudgedTime(StoodTime time, Judgment judgment) {

    /** Of equally bad ones the earlier first. */
    static final Comparator<JudgedTime> WORST_FIRST = comparingDouble(
                    (JudgedTime judged) -> -judged.judgment().lostSeconds())
            .thenComparing(judged -> judged.time().from())
            .thenComparing(judged -> judged.time().key());
}
