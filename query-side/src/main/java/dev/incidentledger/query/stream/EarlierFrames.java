package dev.incidentledger.query.stream;

import dev.incidentledger.eventstore.postgres.Chunk;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Reads what the tail has forgotten, for a listener that is catching up. Few read at a time, so that all who come back at once
 * leave connections and memory to others.
 */
@Component
class EarlierFrames {

    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_READERS = 4;

    /** @param upTo the position of the last event read, whether it is shown or not */
    record Stretch(List<Frame> frames, long upTo) {}

    private final PostgresEventStorageEngine engine;
    private final EventFrames frames;
    private final Semaphore readers = new Semaphore(MOST_READERS, true);

    EarlierFrames(PostgresEventStorageEngine engine, EventFrames frames) {
        this.engine = engine;
        this.frames = frames;
    }

    /** The next events behind a position; nothing at the end of the log. */
    Stretch behind(long position) throws InterruptedException {
        readers.acquire();
        try {
            var chunk = Chunk.read(engine, position, MOST_AT_ONCE);
            return new Stretch(
                    chunk.messages().stream()
                            .map(frames::of)
                            .flatMap(Optional::stream)
                            .toList(),
                    chunk.upTo());
        } finally {
            readers.release();
        }
    }

    long head() {
        return engine.log().headPosition();
    }
}
