package dev.incidentledger.benchmarks;

import dev.incidentledger.benchmarks.Contestant.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Connections of one contestant, each kept busy by a thread of its own. */
final class Load implements AutoCloseable {

    private final List<Session> sessions = new ArrayList<>();
    private final ThreadFactory threads;

    Load(Contestant contestant, int connections, ThreadFactory threads) throws Exception {
        this.threads = threads;
        for (int i = 0; i < connections; i++) {
            sessions.add(contestant.connect());
        }
    }

    /** Answers how much was done. */
    long runFor(Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        return run(() -> System.nanoTime() < end);
    }

    long runTimes(long times) throws Exception {
        var left = new AtomicLong(times);
        return run(() -> left.getAndDecrement() > 0);
    }

    @Override
    public void close() throws IOException, SQLException {
        for (var session : sessions) {
            session.close();
        }
    }

    private long run(BooleanSupplier goesOn) throws Exception {
        try (var executor = Executors.newThreadPerTaskExecutor(threads)) {
            return sum(executor.invokeAll(
                    sessions.stream().map(session -> task(session, goesOn)).toList()));
        }
    }

    private static Callable<Long> task(Session session, BooleanSupplier goesOn) {
        return () -> {
            long done = 0;
            while (goesOn.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
                session.work();
                done++;
            }
            return done;
        };
    }

    private static long sum(List<Future<Long>> counts) throws ExecutionException, InterruptedException {
        long sum = 0;
        for (var count : counts) {
            sum += count.get();
        }
        return sum;
    }
}
