package dev.incidentledger.benchmarks;

import static dev.incidentledger.benchmarks.Markdown.number;
import static dev.incidentledger.benchmarks.Markdown.row;
import static dev.incidentledger.benchmarks.Markdown.rows;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The figures of {@link DurableCommands} as tables. */
final class DurableCommandsReport {

    private final Map<Integer, Comparison> comparisons = new TreeMap<>();
    private final Map<Integer, Counted> counts = new TreeMap<>();
    private String postgresVersion = "";

    void postgres(String version) {
        postgresVersion = version;
    }

    String postgresVersion() {
        return postgresVersion;
    }

    void compared(int connections, Comparison comparison) {
        comparisons.put(connections, comparison);
    }

    void counted(int connections, Counted counted) {
        counts.put(connections, counted);
    }

    String text() {
        return """
                # Durable commands over HTTP against plain commits

                Median of the rounds, with the least and the most in brackets. A command identifies, updates or resolves an
                incident over HTTP with all projections live; a commit inserts one row of 0.9 KB by JDBC, with autocommit, into
                the same PostgreSQL.

                | connections | commands per second | commits per second | ratio |
                |---|---|---|---|
                %s

                Processor time in microseconds, and writing transactions, of one command and of one commit. The time of the
                client is that of the driver of the benchmark. Strangers: processors that other programs kept busy meanwhile.

                | connections | of one | product | PostgreSQL | client | transactions | strangers |
                |---|---|---|---|---|---|---|
                %s

                How long the projections took to be level once the commands stopped, in milliseconds.

                | connections | lag |
                |---|---|
                %s

                Counted in a run of its own, projections included, until they are level: commits by `pg_stat_database`, round
                trips by a relay that counts each Query and Sync of the protocol.

                | connections | commands | commits per command | round trips per command |
                |---|---|---|---|
                %s
                """.formatted(
                        rows(comparisons, DurableCommandsReport::speeds),
                        rows(comparisons, DurableCommandsReport::costs),
                        rows(comparisons, DurableCommandsReport::lags),
                        rows(counts, DurableCommandsReport::counts));
    }

    private static String speeds(int connections, Comparison comparison) {
        return row(
                connections,
                Spread.of(comparison.commands(), Round::perSecond).text(0),
                Spread.of(comparison.commits(), Round::perSecond).text(0),
                comparison.ratio().text(2));
    }

    private static String costs(int connections, Comparison comparison) {
        return cost(connections, "command", comparison.commands()) + "\n"
                + cost(connections, "commit", comparison.commits());
    }

    private static String cost(int connections, String name, List<Round> rounds) {
        return row(
                connections,
                name,
                Spread.of(rounds, Round::ledgerMicros).text(0),
                Spread.of(rounds, Round::postgresMicros).text(0),
                Spread.of(rounds, Round::clientMicros).text(0),
                Spread.of(rounds, Round::commits).text(2),
                Spread.of(rounds, Round::strangers).text(1));
    }

    private static String lags(int connections, Comparison comparison) {
        return row(
                connections,
                Spread.of(comparison.lags(), lag -> lag.toNanos() / 1e6).text(0));
    }

    private static String counts(int connections, Counted counted) {
        return row(
                connections,
                number(counted.commands()),
                String.format(Locale.ROOT, "%.2f", counted.commitsPerCommand()),
                String.format(Locale.ROOT, "%.2f", counted.roundTripsPerCommand()));
    }
}
