package dev.incidentledger.benchmarks;

import static dev.incidentledger.benchmarks.Markdown.lines;
import static dev.incidentledger.benchmarks.Markdown.number;
import static dev.incidentledger.benchmarks.Markdown.row;

import java.util.stream.Stream;

/** The figures of {@link TransparencyLog} as a table. */
record TransparencyLogReport(Match match, long exportedBytes) {

    static final String COPY_OUT = "COPY-out";
    static final String SEALING = "sealing";
    static final String EXPORT = "export";
    static final String VERIFYING = "verifying an export";

    String text() {
        return """
                # The transparency log

                Median of the rounds, with the least and the most in brackets, over %s events. COPY-out reads them out of the same
                database in text format, over one connection, and drops them. Sealing makes the tree anew until all are in it, the
                export has %s bytes, and verifying is that of the log, in a process of its own. Processor time is in microseconds of
                one event. Strangers: processors that other programs kept busy meanwhile. The product has a heap of 256 MB and renders
                no pages. The floor of the export is 0.3 of COPY-out.

                | what | events per second | of COPY-out | JVM | PostgreSQL | verifier | strangers |
                |---|---|---|---|---|---|---|
                %s
                """.formatted(
                        number(match.of(COPY_OUT).getFirst().done()),
                        number(exportedBytes),
                        lines(Stream.of(COPY_OUT, SEALING, EXPORT, VERIFYING).map(this::cost)));
    }

    private String cost(String what) {
        var rounds = match.of(what);
        return row(
                what,
                Spread.of(rounds, Round::perSecond).text(0),
                Spread.ofRatios(rounds, match.of(COPY_OUT), Round::perSecond).text(3),
                Spread.of(rounds, Round::ledgerMicros).text(1),
                Spread.of(rounds, Round::postgresMicros).text(1),
                Spread.of(rounds, Round::clientMicros).text(1),
                Spread.of(rounds, Round::strangers).text(1));
    }
}
