package dev.incidentledger.query.stream;

import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.eventstore.postgres.PostgresEventStore;
import dev.incidentledger.query.platform.Announcement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reads the log once for all listeners. It is stopped before the web server, which would wait for listeners that never leave
 * by themselves.
 */
@Component
class TailReader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TailReader.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final PostgresEventStore store;
    private final PostgresEventStorageEngine engine;
    private final EventFrames frames;
    private final LiveTail tail;
    private @Nullable Thread reader;

    TailReader(PostgresEventStore store, PostgresEventStorageEngine engine, EventFrames frames, LiveTail tail) {
        this.store = store;
        this.engine = engine;
        this.frames = frames;
        this.tail = tail;
    }

    @EventListener
    void on(Announcement announcement) {
        tail.announce(frames.of(announcement));
    }

    @Override
    public synchronized void start() {
        tail.open(engine.log().headPosition());
        reader = Thread.ofVirtual().name("event-stream-tail").start(this::run);
    }

    @Override
    public synchronized void stop() {
        tail.close();
        if (reader != null) {
            reader.interrupt();
            reader = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return reader != null;
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                try {
                    read();
                } catch (RuntimeException lost) { // else nobody would be told anything any more
                    LOG.warn("The log cannot be read for those who listen; trying again", lost);
                    Thread.sleep(BETWEEN_TRIES);
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("The log is not read for listeners any more");
        }
    }

    private void read() throws InterruptedException {
        long head = engine.log().headPosition();
        if (head < tail.position()) {
            LOG.error(
                    "The log ends at position {}, and ended at {} before: all who listen are dropped",
                    head,
                    tail.position());
            tail.open(head);
        }
        try (var stream = store.openStream(new GlobalSequenceTrackingToken(tail.position()))) {
            while (true) {
                if (stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
                    var event = stream.nextAvailable();
                    tail.add(event.trackingToken().position().orElseThrow(), frames.of(event));
                }
            }
        }
    }
}
