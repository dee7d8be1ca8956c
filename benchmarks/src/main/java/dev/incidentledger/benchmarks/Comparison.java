package dev.incidentledger.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The turns of both on one number of connections.
 *
 * @param lags how long the projections took after each turn of the commands until they were level
 */
record Comparison(List<Round> commands, List<Round> commits, List<Duration> lags) {

    /** Each turn of the commands over the turn of the rival that came after it. */
    Spread ratio() {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < commands.size(); i++) {
            ratios.add(commands.get(i).perSecond() / commits.get(i).perSecond());
        }
        return Spread.of(ratios, ratio -> ratio);
    }
}
