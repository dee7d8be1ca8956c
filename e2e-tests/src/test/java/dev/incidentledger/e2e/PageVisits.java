package dev.incidentledger.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Reads public pages at the times of a schedule, however long the answers take: a slow one delays none of the others. */
final class PageVisits implements AutoCloseable {

    private static final Duration BETWEEN_VISITS = Duration.ofMillis(40);

    private final Api anybody;
    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Duration> answered = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private PageVisits(Api anybody) {
        this.anybody = anybody;
    }

    /** @param paths each is read 25 times a second */
    static PageVisits start(Api anybody, String... paths) {
        var visits = new PageVisits(anybody);
        Stream.of(paths).forEach(path -> visits.visitors.execute(() -> visits.visit(path)));
        return visits;
    }

    /** Those that were not answered, or otherwise than 200. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** @return how many were answered, and within which time so many percent of them, from when they should have begun */
    Answered answered(int percent) {
        var sorted = answered.stream().sorted().toList();
        int rank = Math.ceilDiv(sorted.size() * percent, 100);
        return new Answered(sorted.size(), sorted.get(Math.max(0, rank - 1)));
    }

    record Answered(int count, Duration within) {

        double milliseconds() {
            return within.toNanos() / 1e6;
        }
    }

    @Override
    public void close() {
        over = true;
        visitors.close();
    }

    private void visit(String path) {
        var client = new WireClient(WireRequest.get(anybody, path));
        for (long due = System.nanoTime(); !over; due += BETWEEN_VISITS.toNanos()) {
            LockSupport.parkNanos(due - System.nanoTime());
            try {
                int status = client.send().status();
                if (status != 200) {
                    failures.add("%s was answered %d".formatted(path, status));
                }
            } catch (IOException unanswered) {
                failures.add("%s was not answered: %s".formatted(path, unanswered));
                client = new WireClient(WireRequest.get(anybody, path));
            }
            answered.add(Duration.ofNanos(System.nanoTime() - due));
        }
    }
}
