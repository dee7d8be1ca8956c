package dev.incidentledger.e2e;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Read public documents one after the other, and note each that is not there. */
final class PageReaders implements AutoCloseable {

    private static final int READERS = 4;
    private static final List<String> PATHS =
            List.of("/", "/?lang=de", "/history", "/verify", "/api/v2/summary.json", "/history.atom", "/badge.svg");

    private final Api anybody;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong reads = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private PageReaders(Api anybody) {
        this.anybody = anybody;
    }

    static PageReaders start(Api anybody) {
        var readers = new PageReaders(anybody);
        for (int i = 0; i < READERS; i++) {
            readers.threads.execute(readers::run);
        }
        return readers;
    }

    /** Returns once so many more have been read. */
    void awaitReads(int more) {
        long enough = reads.get() + more;
        await().until(() -> reads.get() >= enough);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        over = true;
        threads.close();
    }

    private void run() {
        while (!over) {
            for (var path : PATHS) {
                read(path);
            }
        }
    }

    private void read(String path) {
        try {
            var answer = anybody.probe(anybody.request(path).GET());
            if (answer.status() != 200) {
                failures.add("%s was answered %d".formatted(path, answer.status()));
            }
        } catch (UncheckedIOException unreachable) {
            failures.add("%s was not answered: %s".formatted(path, unreachable.getMessage()));
        }
        reads.incrementAndGet();
    }
}
