package dev.incidentledger.query.platform;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Reads the next of many things while one is worked on: two at a time, so that the database is asked while answers are decoded. */
public final class ReadAhead {

    private static final int AHEAD = 2;

    private ReadAhead() {}

    /** What is done with what was read. */
    @FunctionalInterface
    public interface Work<A, R> {

        void on(A asked, R read) throws IOException;
    }

    /**
     * One after the other, in their order. At most three that were read are held at any time.
     *
     * @param read is called by other threads
     * @throws java.util.concurrent.CompletionException when something could not be read
     */
    public static <A, R> void forEach(List<A> asked, Function<A, R> read, Work<A, R> work) throws IOException {
        var readers = Executors.newFixedThreadPool(
                AHEAD, Thread.ofPlatform().name("read-ahead-", 0).factory());
        try {
            var begun = new ArrayDeque<CompletableFuture<R>>();
            var next = asked.iterator();
            for (var one : asked) {
                while (begun.size() <= AHEAD && next.hasNext()) {
                    var ahead = next.next();
                    begun.add(CompletableFuture.supplyAsync(() -> read.apply(ahead), readers));
                }
                work.on(one, begun.remove().join());
            }
        } finally {
            readers.shutdownNow();
        }
    }
}
