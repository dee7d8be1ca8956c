package dev.incidentledger.benchmarks;

import static dev.incidentledger.benchmarks.Markdown.row;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of {@link Lag} as tables. */
final class LagReport {

    private LagReport() {}

    static String of(List<LagRound> rounds) {
        return """
                # From the answer to the read model

                Median of %d rounds, with the least and the most in brackets. %d commands per second are sent over HTTP at the
                times of a schedule, %d in each round, with all projections live.

                Milliseconds from the moment when the client has a command's answer until each projection shows the command.
                A second connection to the database looks at the tokens of the projections, which are committed together
                with their rows, and rests %.1f ms before it looks again: figures are too high by up to that, and a command that
                shows before its answer has arrived counts as 0.

                | projection | p50 | p99 | most |
                |---|---|---|---|
                %s

                Milliseconds from the moment when a command was due until it was answered.

                | | p50 | p99 | most |
                |---|---|---|---|
                %s

                Processor time in microseconds of one command, projections included; that of PostgreSQL includes the looking.

                | product | PostgreSQL | client | transactions | strangers |
                |---|---|---|---|---|
                %s
                """.formatted(
                rounds.size(),
                Lag.PER_SECOND,
                rounds.getFirst().spent().done(),
                ProjectionWatch.INTERVAL.toNanos() / 1e6,
                rounds.getFirst().lags().keySet().stream()
                        .map(projection -> percentiles(
                                projection, rounds, round -> round.lags().get(projection)))
                        .collect(Collectors.joining("\n")),
                percentiles("answer", rounds, LagRound::answers),
                cost(rounds.stream().map(LagRound::spent).toList()));
    }

    private static String percentiles(String name, List<LagRound> rounds, Function<LagRound, Percentiles> figure) {
        var figures = rounds.stream().map(figure).toList();
        return row(
                name,
                Spread.of(figures, Percentiles::p50).text(1),
                Spread.of(figures, Percentiles::p99).text(1),
                Spread.of(figures, Percentiles::most).text(1));
    }

    private static String cost(List<Round> rounds) {
        return row(
                Spread.of(rounds, Round::ledgerMicros).text(0),
                Spread.of(rounds, Round::postgresMicros).text(0),
                Spread.of(rounds, Round::clientMicros).text(0),
                Spread.of(rounds, Round::commits).text(2),
                Spread.of(rounds, Round::strangers).text(1));
    }
}
