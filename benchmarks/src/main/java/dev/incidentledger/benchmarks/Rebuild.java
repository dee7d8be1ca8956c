package dev.incidentledger.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;

/**
 * How fast each projection is made anew from the whole log, in turn with reading the same events out of the database by
 * COPY, on a log and on one ten times as long; and what a replay of Axon's own takes, with an upsert for each event.
 */
final class Rebuild {

    private static final int TIMES = 10;
    private static final long MANY = Long.getLong("benchmark.events", Effort.CHOSEN.rebuiltEvents());
    private static final long MOST_ONE_BY_ONE = 50_000;

    private Rebuild() {}

    public static void main(String[] args) throws Exception {
        OrderlyEnd.arrange();
        var results = new Results();
        try (var folder = WorkFolder.create();
                var few = RebuildSubject.fill(folder.path().resolve("few"), MANY / TIMES);
                var many = RebuildSubject.fill(folder.path().resolve("many"), MANY);
                var stock = StockReplay.of(few, Math.min(MANY / TIMES, MOST_ONE_BY_ONE))) {
            var turns = turns(few, many, stock);
            for (var turn : turns.values()) {
                turn.call(); // warms up
            }
            var report = new RebuildReport(few, many, Match.play(turns));
            var version = many.connection().getMetaData().getDatabaseProductVersion();
            results.write("rebuild.md", "Rebuild", version, report.text());
        }
    }

    private static SequencedMap<String, Callable<Round>> turns(
            RebuildSubject few, RebuildSubject many, StockReplay stock) {
        var turns = new LinkedHashMap<String, Callable<Round>>();
        for (var subject : List.of(few, many)) {
            turns.put(RebuildReport.copyOut(subject), () -> turn(subject, subject::copyOut));
            for (var projection : RebuiltProjection.values()) {
                turns.put(
                        RebuildReport.rebuild(subject, projection),
                        () -> turn(subject, () -> subject.rebuild(projection)));
            }
        }
        for (int batchSize : RebuildReport.STOCK_BATCHES) {
            turns.put(
                    RebuildReport.stock(batchSize),
                    () -> Round.of(stock.events(), few.gauge(), () -> stock.replay(batchSize)));
        }
        return turns;
    }

    private static Round turn(RebuildSubject subject, Round.Work work) throws Exception {
        return Round.of(subject.events(), subject.gauge(), work);
    }
}
