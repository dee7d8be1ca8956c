package dev.incidentledger.query.outages;

import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.eventstore.rebuild.Rebuilds;
import dev.incidentledger.query.platform.StatusPage;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Sees to it, before any projection runs, that the days on file are days of the zone that the page is set to. */
@Component
class OutageZone implements SmartLifecycle {

    private final OutageTables tables;
    private final Rebuilds rebuilds;
    private final TransactionOperations transaction;
    private volatile boolean running;

    OutageZone(ProjectionDatabase db, StatusPage page, Rebuilds rebuilds, TransactionOperations transaction) {
        this.tables = new OutageTables(db, page.zone());
        this.rebuilds = rebuilds;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        transaction.executeWithoutResult(_ -> {
            if (tables.remakeAllIfZoneChanged()) {
                rebuilds.startOver(OutagesProjection.GROUP);
            }
        });
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
