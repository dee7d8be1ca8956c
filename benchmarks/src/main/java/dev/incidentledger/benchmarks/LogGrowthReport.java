package dev.incidentledger.benchmarks;

import static dev.incidentledger.benchmarks.Markdown.lines;
import static dev.incidentledger.benchmarks.Markdown.number;
import static dev.incidentledger.benchmarks.Markdown.row;
import static dev.incidentledger.benchmarks.Markdown.rows;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The figures of {@link LogGrowth} as tables. */
final class LogGrowthReport {

    static final String FEW = number(LogGrowth.FEW);
    static final String MANY = number(LogGrowth.MANY);

    private final Map<Integer, Match> matches = new TreeMap<>();
    private long fewAtLast;
    private long manyAtLast;

    void played(int threads, Match match) {
        matches.put(threads, match);
    }

    void ended(long few, long many) {
        fewAtLast = few;
        manyAtLast = many;
    }

    String text() {
        return """
                # Commands on a long log against commands on a short one

                Median of the rounds, with the least and the most in brackets. A command goes through Axon's gateway to a cached
                aggregate and becomes one event of 0.9 KB; no projection runs. Each log has a PostgreSQL of its own with 64 MB of
                shared buffers. By the end of the warm-up and of all turns the logs held %s and %s events. Processor time
                is in microseconds of one command.

                | threads | events at first | commands per second | JVM | PostgreSQL | transactions | strangers |
                |---|---|---|---|---|---|---|
                %s

                The long log over the short one, round by round.

                | threads | commands per second | processor time of both |
                |---|---|---|
                %s
                """.formatted(
                        number(fewAtLast),
                        number(manyAtLast),
                        rows(matches, this::costs),
                        rows(matches, LogGrowthReport::ratios));
    }

    private String costs(int threads, Match match) {
        return lines(Stream.of(FEW, MANY).map(log -> cost(threads, log, match.of(log))));
    }

    private String cost(int threads, String log, List<Round> rounds) {
        return row(
                threads,
                log,
                Spread.of(rounds, Round::perSecond).text(0),
                Spread.of(rounds, Round::ledgerMicros).text(1),
                Spread.of(rounds, Round::postgresMicros).text(1),
                Spread.of(rounds, Round::commits).text(3),
                Spread.of(rounds, Round::strangers).text(1));
    }

    private static String ratios(int threads, Match match) {
        return row(
                threads,
                Spread.ofRatios(match.of(MANY), match.of(FEW), Round::perSecond).text(2),
                Spread.ofRatios(match.of(MANY), match.of(FEW), Round::productMicros)
                        .text(2));
    }
}
