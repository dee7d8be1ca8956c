package dev.incidentledger.query.platform;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Reads the next of many things while the last one is worked on. */
public final class OneAhead {

    private OneAhead() {}

    /** What is done with what was read. */
    @FunctionalInterface
    public interface Work<A, R> {

        void on(A asked, R read) throws IOException;
    }

    /**
     * One after the other, in their order.
     *
     * @param read is called by another thread
     * @throws java.util.concurrent.CompletionException when something could not be read
     */
    public static <A, R> void forEach(List<A> asked, Function<A, R> read, Work<A, R> work) throws IOException {
        if (asked.isEmpty()) {
            return;
        }
        var next = begin(asked.getFirst(), read);
        for (int i = 0; i < asked.size(); i++) {
            var now = next.join();
            if (i + 1 < asked.size()) {
                next = begin(asked.get(i + 1), read);
            }
            work.on(asked.get(i), now);
        }
    }

    private static <A, R> CompletableFuture<R> begin(A asked, Function<A, R> read) {
        return CompletableFuture.supplyAsync(() -> read.apply(asked), Thread::startVirtualThread);
    }
}
