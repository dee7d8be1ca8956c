package dev.incidentledger.query.live;

import dev.incidentledger.query.platform.OpenConnections;
import dev.incidentledger.query.ready.PageRevision;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Who has a page open. They are sent away before the web server stops, which would wait for readers that never leave. */
@Component
class LiveReaders extends OpenConnections implements SmartLifecycle {

    private final PageRevision revision;
    private volatile boolean running;

    LiveReaders(LiveSettings settings, PageRevision revision) {
        super("ledger.live.readers", "TOO_MANY_READERS", settings.mostReaders());
        this.revision = revision;
    }

    @Override
    public void start() {
        revision.open();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        revision.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
