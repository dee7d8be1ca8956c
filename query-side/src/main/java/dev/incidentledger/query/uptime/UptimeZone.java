package dev.incidentledger.query.uptime;

import dev.incidentledger.query.platform.StatusPage;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Sees to it, before any projection runs, that the days on file are days of the zone that the page is set to. */
@Component
class UptimeZone implements SmartLifecycle {

    private final UptimeTables tables;
    private final TransactionOperations transaction;
    private volatile boolean running;

    UptimeZone(JdbcClient db, StatusPage page, TransactionOperations transaction) {
        this.tables = new UptimeTables(db, page.zone());
        this.transaction = transaction;
    }

    @Override
    public void start() {
        transaction.executeWithoutResult(_ -> tables.recomputeAllIfZoneChanged());
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
