package dev.incidentledger.query.transparency;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Goes through what is sealed from the first event to the last, a few at a time, and then again from the first. It finds what
 * somebody changes who may write to the database.
 */
@Component
class Patrol implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(Patrol.class);

    private static final int AT_ONCE = 500;

    private final SealedEvents events;
    private final SealedTree sealed;
    private long seen;
    private OptionalLong found = OptionalLong.empty();
    private volatile long altered;

    Patrol(SealedEvents events, SealedTree sealed) {
        this.events = events;
        this.sealed = sealed;
    }

    /** The next few. */
    synchronized void walk() {
        long size = sealed.size();
        long upTo = Math.min(seen + AT_ONCE, size);
        if (upTo > seen && found.isEmpty()) {
            found = events.firstAltered(seen, upTo);
            found.ifPresent(this::raise);
        }
        seen = upTo;
        if (seen >= size) {
            beginAnew();
        }
    }

    /** The first event that is not as it was sealed, by the last round or by this one; 0 while there is none. */
    long altered() {
        return altered;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("ledger.log.altered.position", this::altered)
                .description("The first event that is not as it was sealed; 0 while there is none")
                .register(metrics);
    }

    private void beginAnew() {
        if (found.isEmpty() && altered > 0) {
            LOG.info("All events are as they were sealed again");
            altered = 0;
        }
        found = OptionalLong.empty();
        seen = 0;
    }

    private void raise(long position) {
        if (altered != position) {
            LOG.error(
                    "Event {} is not in the log as it was sealed: somebody changed the database. Keep it as it is,"
                            + " and export the log and verify the export",
                    position);
        }
        altered = position;
    }
}
