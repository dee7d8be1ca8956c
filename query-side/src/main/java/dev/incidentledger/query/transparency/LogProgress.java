package dev.incidentledger.query.transparency;

import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.eventstore.watch.Watched;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How far the log is sealed and signed, whichever process does it. */
@Component
class LogProgress implements Watched, MeterBinder {

    private final SealedTree sealed;
    private final Checkpoints checkpoints;
    private final Positions log;
    private volatile double unsealed = Double.NaN;
    private volatile double signed = Double.NaN;

    LogProgress(SealedTree sealed, Checkpoints checkpoints, Positions log) {
        this.sealed = sealed;
        this.checkpoints = checkpoints;
        this.log = log;
    }

    /** The tree ahead of the log, which is never behind it. */
    @Override
    public void look() {
        signed = checkpoints.signedEvents();
        long size = sealed.size();
        unsealed = Math.max(0, log.head() - size);
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("ledger.log.unsealed.events", () -> unsealed)
                .description("Events at the end of the log that are not sealed yet")
                .register(metrics);
        Gauge.builder("ledger.log.signed.events", () -> signed)
                .description("Events under the newest checkpoint")
                .register(metrics);
    }
}
