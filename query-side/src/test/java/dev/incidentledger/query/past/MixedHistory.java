package dev.incidentledger.query.past;

import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.currentstatus.RandomHistory;
import dev.incidentledger.query.health.RandomWork;
import java.util.ArrayDeque;
import java.util.Random;

/** Components, incidents and maintenances by chance, mixed by chance; the same for a bench and for a server. */
public final class MixedHistory {

    private static final int WORKS = 20;

    private final ProjectionBench bench;
    private final long before;

    private MixedHistory(ProjectionBench bench, long before) {
        this.bench = bench;
        this.before = before;
    }

    /** Records it in the bench, and in the server behind all that it has recorded. */
    public static MixedHistory record(long seed, int events, ProjectionBench bench, QueryServer server)
            throws InterruptedException {
        var scratch = new ProjectionBench();
        new RandomHistory(seed, scratch).record(events - WORKS);
        var works = new ArrayDeque<MaintenanceEvent>();
        new RandomWork(seed).tell(WORKS, works::add);
        var history = new MixedHistory(bench, server.settle());
        var random = new Random(seed);
        var others = new ArrayDeque<>(scratch.log());
        while (!works.isEmpty() || !others.isEmpty()) {
            if (others.isEmpty() || !works.isEmpty() && random.nextInt(events) < WORKS) {
                var work = works.remove();
                history.record(work.maintenanceId().value(), work, server);
            } else {
                var other = others.remove();
                history.record(other.getAggregateIdentifier(), other.getPayload(), server);
            }
        }
        server.settle();
        return history;
    }

    public int length() {
        return bench.recorded();
    }

    /** In the log of the server, behind so many events of this history. */
    public long position(int events) {
        return before + events;
    }

    private void record(String aggregateId, Object event, QueryServer server) {
        bench.record(aggregateId, event);
        server.record(aggregateId, event);
    }
}
