package dev.incidentledger.benchmarks;

import static dev.incidentledger.benchmarks.Markdown.lines;
import static dev.incidentledger.benchmarks.Markdown.number;
import static dev.incidentledger.benchmarks.Markdown.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The figures of {@link PublicPages} as tables. */
final class PublicPagesReport {

    private record Compared(String what, int bytes, Match match) {}

    private final String nginx;
    private final int readers;
    private final List<Compared> compared = new ArrayList<>();
    private List<Duration> told = List.of();
    private long bytesOfHeap;

    PublicPagesReport(String nginx, int readers) {
        this.nginx = nginx;
        this.readers = readers;
    }

    /** @param bytes of the body */
    void compared(String what, int bytes, Match match) {
        compared.add(new Compared(what, bytes, match));
    }

    /** @param heap bytes for each open page */
    void followed(long heap, List<Duration> toldAll) {
        bytesOfHeap = heap;
        told = toldAll;
    }

    String text() {
        return """
                # Public pages against nginx

                Median of the rounds, with the least and the most in brackets. The product answers what it has rendered; nginx %s
                serves the same bytes as files. Nothing is compressed, and connections are kept.

                | what | bytes | product per second | nginx per second | ratio | processor of one, product | nginx | client | strangers |
                |---|---|---|---|---|---|---|---|---|
                %s

                Processor time in microseconds; the client is the driver of the benchmark, on the same processors.

                | open pages | heap of one, bytes | from the answer to a command until all were told, ms |
                |---|---|---|
                | %d | %s | %s |
                """.formatted(
                        nginx,
                        lines(compared.stream().map(PublicPagesReport::speeds)),
                        readers,
                        number(bytesOfHeap),
                        Spread.of(told, time -> time.toNanos() / 1e6).text(0));
    }

    private static String speeds(Compared compared) {
        var ledger = compared.match().of("ledger");
        var nginx = compared.match().of("nginx");
        return row(
                compared.what(),
                number(compared.bytes()),
                Spread.of(ledger, Round::perSecond).text(0),
                Spread.of(nginx, Round::perSecond).text(0),
                Spread.ofRatios(ledger, nginx, Round::perSecond).text(2),
                Spread.of(ledger, Round::ledgerMicros).text(0),
                Spread.of(nginx, Round::ledgerMicros).text(0),
                Spread.of(ledger, Round::clientMicros).text(0),
                Spread.of(ledger, Round::strangers).text(1));
    }
}
