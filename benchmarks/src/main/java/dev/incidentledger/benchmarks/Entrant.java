package dev.incidentledger.benchmarks;

import java.util.concurrent.ThreadFactory;

/** A contestant under the name that its figures are reported by, with the gauge of the server that it works on. */
record Entrant(String name, Contestant contestant, Gauge gauge) {

    void warmUp(int connections, ThreadFactory threads) throws Exception {
        warmUp(connections, threads, Effort.CHOSEN.warmUp());
    }

    /** @param times enough of them that the compiler has done its work */
    void warmUp(int connections, ThreadFactory threads, int times) throws Exception {
        try (var load = new Load(contestant, connections, threads)) {
            load.runTimes(times);
        }
    }

    Round turnByTime(int connections, ThreadFactory threads) throws Exception {
        return turn(connections, threads, load -> load.runFor(Effort.CHOSEN.turn()));
    }

    Round turnByCount(int connections, ThreadFactory threads, int times) throws Exception {
        return turn(connections, threads, load -> load.runTimes(times));
    }

    private Round turn(int connections, ThreadFactory threads, Turn turn) throws Exception {
        try (var load = new Load(contestant, connections, threads)) {
            var start = gauge.read();
            long done = turn.play(load);
            return new Round(done, gauge.read().since(start));
        }
    }

    private interface Turn {
        long play(Load load) throws Exception;
    }
}
