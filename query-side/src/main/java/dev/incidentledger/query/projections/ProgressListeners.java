package dev.incidentledger.query.projections;

import dev.incidentledger.query.platform.OpenConnections;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts those who follow the progress of a rebuild, and sends them away when the process stops. */
@Component
class ProgressListeners extends OpenConnections {

    private static final int MOST = 100;

    private volatile boolean closing;

    ProgressListeners() {
        super("ledger.rebuild.listeners", "TOO_MANY_LISTENERS", MOST);
    }

    boolean areSentAway() {
        return closing;
    }

    @EventListener(ContextClosedEvent.class)
    void sendAway() {
        closing = true;
    }
}
