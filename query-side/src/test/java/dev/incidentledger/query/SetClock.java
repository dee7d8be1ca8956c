package dev.incidentledger.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Primary;

/** Begins now and stands still unless it is moved; a part of a server that lets a test decide when a minute is over. */
@Primary
public final class SetClock implements InstantSource {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    /** Stands at the present again. */
    public void reset() {
        now.set(Instant.now());
    }

    public void advance(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
