package dev.incidentledger.eventstore.rebuild;

import dev.incidentledger.eventstore.postgres.Chunk;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import java.util.concurrent.CompletableFuture;

/** Reads and decodes the next stretch of the log while the last one is worked on. */
public final class ReadAhead {

    private final PostgresEventStorageEngine engine;
    private final int size;
    private CompletableFuture<Chunk> next;

    public ReadAhead(PostgresEventStorageEngine engine, long after, int size) {
        this.engine = engine;
        this.size = size;
        this.next = read(after);
    }

    public Chunk next() {
        var chunk = next.join();
        next = read(chunk.upTo());
        return chunk;
    }

    private CompletableFuture<Chunk> read(long after) {
        return CompletableFuture.supplyAsync(() -> Chunk.read(engine, after, size), Thread::startVirtualThread);
    }
}
