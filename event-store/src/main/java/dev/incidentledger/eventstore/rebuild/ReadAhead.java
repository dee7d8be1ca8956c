package dev.incidentledger.eventstore.rebuild;

import dev.incidentledger.eventstore.postgres.Chunk;
import java.util.concurrent.CompletableFuture;

/** Reads and decodes the next stretch of the log while the last one is worked on. */
public final class ReadAhead {

    /** How a stretch is read. */
    public interface Reading {

        /** Up to {@code limit} events behind a position; empty at the end of the log. */
        Chunk read(long after, int limit);
    }

    private final Reading reading;
    private final int size;
    private CompletableFuture<Chunk> next;

    public ReadAhead(Reading reading, long after, int size) {
        this.reading = reading;
        this.size = size;
        this.next = read(after);
    }

    public Chunk next() {
        var chunk = next.join();
        next = read(chunk.upTo());
        return chunk;
    }

    private CompletableFuture<Chunk> read(long after) {
        return CompletableFuture.supplyAsync(() -> reading.read(after, size), Thread::startVirtualThread);
    }
}
