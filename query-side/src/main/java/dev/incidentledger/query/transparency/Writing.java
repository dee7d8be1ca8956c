package dev.incidentledger.query.transparency;

import java.util.concurrent.TimeUnit;

/** An export under way, which one thread writes while others look. */
final class Writing {

    private final Export export;
    private final long began = System.nanoTime();
    private volatile long written;

    Writing(Export export) {
        this.export = export;
    }

    boolean isOf(Export other) {
        return export.id().equals(other.id());
    }

    void reach(long events) {
        written = events;
    }

    /** Of events. */
    long written() {
        return written;
    }

    long perSecond() {
        return written * TimeUnit.SECONDS.toNanos(1) / Math.max(1, System.nanoTime() - began);
    }

    /** At the pace so far. */
    long remainingSeconds() {
        return Math.ceilDiv(export.events() - written, Math.max(1, perSecond()));
    }
}
