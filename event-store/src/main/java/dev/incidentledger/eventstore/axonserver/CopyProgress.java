package dev.incidentledger.eventstore.axonserver;

import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.eventstore.Watermark;
import dev.incidentledger.eventstore.watch.Watched;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** How far the log is a copy of Axon Server's stream, by what both tell, whichever process copies. */
final class CopyProgress implements Watched, Watermark, MeterBinder {

    private final AxonServer server;
    private final StreamCopier copier;
    private final Positions log;
    private final InstantSource clock;
    private Instant completeAt = NOTHING;
    private volatile Instant reached = NOTHING;
    private volatile double behind = Double.NaN;

    CopyProgress(AxonServer server, StreamCopier copier, Positions log, InstantSource clock) {
        this.server = server;
        this.copier = copier;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Instant reached() {
        return reached;
    }

    /** The size is asked ahead of the head, so that all it counts was there at the time before. */
    @Override
    public void look() {
        var asked = clock.instant();
        var size = size();
        long head = log.head();
        size.ifPresent(events -> behind = Math.max(0, events - head));
        if (size.equals(OptionalLong.of(head)) && copier.standsStillBecause() == null) {
            completeAt = asked;
        }
        var last = lastRecordedAt(head);
        reached = last.isAfter(completeAt) ? last : completeAt;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("ledger.axonserver.copy.paused", () -> copier.standsStillBecause() == null ? 0 : 1)
                .description("1 while this process would copy events and cannot")
                .register(metrics);
        Gauge.builder("ledger.axonserver.copy.lag.events", () -> behind)
                .description("Events in Axon Server that are not copied")
                .register(metrics);
    }

    private OptionalLong size() {
        try {
            return OptionalLong.of(server.size());
        } catch (EventStoreException unanswered) {
            return OptionalLong.empty();
        }
    }

    /** Times rise along the log: what was recorded before its last event is in it. */
    private Instant lastRecordedAt(long head) {
        return log.recordedAfter(head - 1).orElse(NOTHING);
    }
}
