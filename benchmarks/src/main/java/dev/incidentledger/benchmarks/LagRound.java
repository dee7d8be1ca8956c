package dev.incidentledger.benchmarks;

import dev.incidentledger.benchmarks.OpenLoop.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One turn of commands at a steady pace, in milliseconds.
 *
 * @param answers from when a command was due until it was answered
 * @param lags from the answer until the command shows; by projection, and of the slowest of them
 * @param spent with what the watching of the projections cost
 */
record LagRound(Percentiles answers, Map<String, Percentiles> lags, Round spent) {

    static final String SLOWEST = "the slowest of them";

    static LagRound of(List<Answer> answers, ProjectionWatch watch, Round spent) {
        var lags = new LinkedHashMap<String, Percentiles>();
        for (var projection : watch.projections()) {
            lags.put(projection, lags(answers, position -> watch.reached(projection, position)));
        }
        lags.put(SLOWEST, lags(answers, watch::reachedByAll));
        return new LagRound(Percentiles.of(answers.stream().mapToDouble(Answer::milliseconds)), lags, spent);
    }

    /** Nothing lags that shows before its answer has arrived. */
    private static Percentiles lags(List<Answer> answers, Reached reached) {
        return Percentiles.of(answers.stream()
                .mapToDouble(answer -> Math.max(0, (reached.at(answer.position()) - answer.answeredAt()) / 1e6)));
    }

    private interface Reached {
        long at(long position);
    }
}
