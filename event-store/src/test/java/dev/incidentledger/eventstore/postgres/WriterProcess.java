package dev.incidentledger.eventstore.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/**
 * A program of its own: many writers who clash over a few aggregates, change their minds now and then, and note every
 * answer in a file before they go on. It runs until its input ends, or until it is killed.
 */
final class WriterProcess {

    private static final int CONTESTED_AGGREGATES = 8;

    private final PostgresEventStorageEngine engine;
    private final PostgresEventStore store;
    private volatile boolean over;

    private WriterProcess(PostgresEventStorageEngine engine, PostgresEventStore store) {
        this.engine = engine;
        this.store = store;
    }

    /** Arguments: port and name of the database, folder of the notes, number of writers, seed. */
    public static void main(String[] arguments) throws Exception {
        var database = new LogDatabase(Integer.parseInt(arguments[0]), arguments[1]);
        var unpooled = database.reachedBy(database.port());
        try (var pool = new HikariDataSource()) {
            pool.setDataSource(unpooled);
            try (var engine = database.engineOver(unpooled)
                    .connections(pool::getConnection)
                    .build()) {
                new WriterProcess(engine, PostgresEventStore.over(engine, unpooled))
                        .run(Path.of(arguments[2]), Integer.parseInt(arguments[3]), Long.parseLong(arguments[4]));
            }
        }
    }

    private void run(Path folder, int writers, long seed) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            var notes = new AnswerNotes(
                    folder.resolve("%d-%d".formatted(ProcessHandle.current().pid(), i)));
            var random = new Random(seed + i);
            threads.add(Thread.ofPlatform().start(() -> writeUntilOver(notes, random)));
        }
        System.in.transferTo(System.out);
        over = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    private void writeUntilOver(AnswerNotes notes, Random random) {
        while (!over) {
            notes.add(writeOnce(random));
        }
    }

    private AppendAttempt writeOnce(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> rollBack(random);
            case 1, 2, 3, 4 -> contest("contested-" + random.nextInt(CONTESTED_AGGREGATES));
            default ->
                AppendAttempt.of(engine, AppendAttempt.events("own-" + random.nextLong(), 0, 1 + random.nextInt(3)));
        };
    }

    private AppendAttempt contest(String aggregateId) {
        long next =
                engine.lastSequenceNumberFor(aggregateId).map(last -> last + 1).orElse(0L);
        return AppendAttempt.of(engine, AppendAttempt.events(aggregateId, next, 1));
    }

    private AppendAttempt rollBack(Random random) {
        var events = AppendAttempt.events("regretted-" + random.nextLong(), 0, 2);
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        store.publish(events);
        unitOfWork.rollback();
        return AppendAttempt.rolledBack(events);
    }
}
