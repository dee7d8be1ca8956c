package dev.incidentledger.query.platform;

import dev.incidentledger.eventstore.rebuild.Rebuilds;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Sees to it, before any projection runs, that the days on file are days of the zone that the page is set to. */
@Component
class ZoneOfDays implements SmartLifecycle {

    private final List<ZonedDays> all;
    private final Rebuilds rebuilds;
    private final TransactionOperations transaction;
    private volatile boolean running;

    ZoneOfDays(List<ZonedDays> all, Rebuilds rebuilds, TransactionOperations transaction) {
        this.all = all;
        this.rebuilds = rebuilds;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        for (var days : all) {
            transaction.executeWithoutResult(_ -> {
                if (days.remakeIfZoneChanged()) {
                    rebuilds.startOver(days.projection());
                }
            });
        }
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
