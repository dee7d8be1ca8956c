package dev.incidentledger.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * The turns of both on one number of connections.
 *
 * @param lags how long the projections took after each turn of the commands until they were level
 */
record Comparison(List<Round> commands, List<Round> commits, List<Duration> lags) {

    /** Each turn of the commands over the turn of the rival that came after it. */
    Spread ratio() {
        return Spread.ofRatios(commands, commits, Round::perSecond);
    }
}
