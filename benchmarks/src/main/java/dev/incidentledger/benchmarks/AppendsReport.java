package dev.incidentledger.benchmarks;

import static dev.incidentledger.benchmarks.Markdown.lines;
import static dev.incidentledger.benchmarks.Markdown.row;
import static dev.incidentledger.benchmarks.Markdown.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The figures of {@link Appends} as tables. */
final class AppendsReport {

    static final String LEDGER = "command, event store of the product";
    static final String STOCK = "command, JDBC engine of Axon";
    static final String PLAIN = "plain commit";

    private final Map<Integer, Match> matches = new TreeMap<>();
    private final Map<String, Double> roundTrips = new HashMap<>();

    void played(int threads, Match match) {
        matches.put(threads, match);
    }

    void counted(String entrant, int threads, double perCommand) {
        roundTrips.put(entrant + threads, perCommand);
    }

    String text() {
        return """
                # Appends in process against plain commits and Axon's JDBC engine

                Median of the rounds, with the least and the most in brackets. A command goes through Axon's gateway to a cached
                aggregate and becomes one event of 0.9 KB; no projection runs. A plain commit inserts one row as large by JDBC,
                with autocommit, into a copy of the log's table. All share one process and one PostgreSQL, and all run on
                virtual threads. Ratios are taken round by round.

                | threads | commands per second | with Axon's JDBC engine | plain commits | of plain commits | times Axon's engine |
                |---|---|---|---|---|---|
                %s

                Processor time in microseconds, and writing transactions, of one piece of work; round trips to the database, counted
                in a run of its own by a relay. Strangers: processors that other programs kept busy meanwhile.

                | threads | of one | JVM | PostgreSQL | transactions | round trips | strangers |
                |---|---|---|---|---|---|---|
                %s
                """.formatted(rows(matches, AppendsReport::speeds), rows(matches, this::costs));
    }

    private static String speeds(int threads, Match match) {
        return row(
                threads,
                Spread.of(match.of(LEDGER), Round::perSecond).text(0),
                Spread.of(match.of(STOCK), Round::perSecond).text(0),
                Spread.of(match.of(PLAIN), Round::perSecond).text(0),
                Spread.ofRatios(match.of(LEDGER), match.of(PLAIN), Round::perSecond)
                        .text(2),
                Spread.ofRatios(match.of(LEDGER), match.of(STOCK), Round::perSecond)
                        .text(2));
    }

    private String costs(int threads, Match match) {
        return lines(Stream.of(LEDGER, STOCK, PLAIN).map(entrant -> cost(threads, entrant, match.of(entrant))));
    }

    private String cost(int threads, String entrant, List<Round> rounds) {
        return row(
                threads,
                entrant,
                Spread.of(rounds, Round::ledgerMicros).text(1),
                Spread.of(rounds, Round::postgresMicros).text(1),
                Spread.of(rounds, Round::commits).text(3),
                String.format(Locale.ROOT, "%.3f", roundTrips.get(entrant + threads)),
                Spread.of(rounds, Round::strangers).text(1));
    }
}
