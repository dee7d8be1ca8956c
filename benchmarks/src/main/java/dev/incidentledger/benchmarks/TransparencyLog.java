package dev.incidentledger.benchmarks;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;

/**
 * How fast a log is sealed, exported and verified, in turn with reading the same events out of the database by COPY. The product has
 * a heap of 256 MB, and renders no pages.
 */
final class TransparencyLog {

    private static final long EVENTS = Long.getLong("benchmark.events", Effort.CHOSEN.sealedEvents());

    private TransparencyLog() {}

    public static void main(String[] args) throws Exception {
        OrderlyEnd.arrange();
        var results = new Results();
        try (var folder = WorkFolder.create();
                var subject = SealedSubject.fill(folder.path().resolve("data"), EVENTS)) {
            var turns = new LinkedHashMap<String, Callable<Round>>();
            turns.put(TransparencyLogReport.COPY_OUT, () -> subject.turn(subject::copyOut));
            turns.put(TransparencyLogReport.SEALING, () -> subject.turn(subject::seal));
            turns.put(TransparencyLogReport.EXPORT, () -> subject.turn(subject::export));
            turns.put(TransparencyLogReport.VERIFYING, () -> subject.turn(subject::verify));
            for (var turn : turns.values()) {
                turn.call(); // warms up
            }
            var report = new TransparencyLogReport(Match.play(turns), subject.exportedBytes());
            results.write("transparency-log.md", "TransparencyLog", subject.postgresVersion(), report.text());
        }
    }
}
