package dev.incidentledger.eventstore.rebuild;

import static java.util.Objects.requireNonNull;

import dev.incidentledger.eventstore.StoredPositions;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.eventstore.rebuild.Rebuild.Purpose;
import dev.incidentledger.eventstore.rebuild.Rebuild.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the tables of projections anew beside the live ones, while readers, commands and the projections themselves go on.
 * What a stop or a crash has broken off is resumed at the next start, or after a minute by another process.
 */
public final class Rebuilds implements SmartLifecycle {

    /**
     * A projection whose tables can be made anew.
     *
     * @param tables all that it writes, in the schema query
     */
    public record Subject(Fold fold, List<String> tables) {}

    private final SortedMap<String, Subject> subjects;
    private final JdbcOperations db;
    private final RebuildTable table;
    private final TransactionTemplate transaction;
    private final RebuildRun.Tools tools;
    private final Map<String, Thread> runs = new HashMap<>();
    private boolean running;

    /** @param subjects by the names of their processing groups */
    public Rebuilds(
            Map<String, Subject> subjects,
            JdbcOperations db,
            PostgresEventStorageEngine engine,
            StoredPositions positions,
            TransactionManager projections,
            PlatformTransactionManager transactions) {
        this.subjects = new TreeMap<>(subjects);
        this.db = db;
        this.table = new RebuildTable(JdbcClient.create(db));
        this.transaction = new TransactionTemplate(transactions);
        this.tools = new RebuildRun.Tools(
                db, table, engine, positions, projections, new CommonMoment(db, projections, transactions));
    }

    /** The names of all projections that can be made anew. */
    public List<String> projections() {
        return List.copyOf(subjects.keySet());
    }

    /** In the schema query. */
    public List<String> tablesOf(String projection) {
        return subject(projection).tables();
    }

    /**
     * Begins one; it goes on in the background.
     *
     * @return empty when one of this projection is running already, for whatever purpose
     * @throws IllegalArgumentException when there is no such projection
     */
    public synchronized Optional<Rebuild> start(String projection, Purpose purpose) {
        var subject = subject(projection);
        try {
            var started = transaction.execute(_ -> table.start(projection, purpose));
            run(started, subject);
            return Optional.of(started);
        } catch (DuplicateKeyException another) {
            return Optional.empty();
        }
    }

    /** The one that runs, or the last one; empty when there was none. */
    public Optional<Rebuild> latest(String projection, Purpose purpose) {
        return table.latest(projection, purpose);
    }

    /**
     * Ends one that runs; what it has made is dropped, and the live tables are what they were. One that has ended stays as it
     * ended; empty when there was none.
     */
    public Optional<Rebuild> cancel(String projection, Purpose purpose) {
        return table.latest(projection, purpose).flatMap(latest -> {
            if (requireNonNull(transaction.execute(_ -> table.end(latest, State.CANCELED, null, List.of())))) {
                run(latest, subject(projection)); // so that its tables are dropped, whether or not somebody was at it
            }
            return table.latest(projection, purpose);
        });
    }

    /** All that are under way, for whatever purpose and in whichever process. */
    public List<Rebuild> running() {
        return table.running();
    }

    /** When tables last took the place of others, by whichever process; empty when they never did. */
    public Optional<Instant> lastReplacement() {
        return table.lastDone();
    }

    /** Has whatever is under way for a projection begin anew, since what its rows depend on has changed. */
    public void startOver(String projection) {
        table.forget(projection);
    }

    /** Goes on with what a process that is gone has begun. */
    public void takeUpAbandoned() {
        if (isRunning()) {
            table.takeUpAbandoned(idle()).forEach(rebuild -> run(rebuild, subject(rebuild.projection())));
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        table.running().stream()
                .filter(rebuild -> subjects.containsKey(rebuild.projection()))
                .forEach(rebuild -> run(rebuild, subject(rebuild.projection())));
    }

    @Override
    public synchronized void stop() {
        running = false;
        runs.values().forEach(Thread::interrupt);
        runs.values().forEach(Rebuilds::join);
        runs.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    private Subject subject(String projection) {
        var subject = subjects.get(projection);
        if (subject == null) {
            throw new IllegalArgumentException("There is no projection " + projection);
        }
        return subject;
    }

    private synchronized List<String> idle() {
        return subjects.keySet().stream()
                .filter(projection -> !runs.containsKey(projection)
                        || !requireNonNull(runs.get(projection)).isAlive())
                .toList();
    }

    /** Behind the one before, which may be about to notice that it was canceled; nothing once this process stops. */
    private synchronized void run(Rebuild rebuild, Subject subject) {
        if (!running) {
            return;
        }
        var before = runs.get(rebuild.projection());
        var run = new RebuildRun(rebuild, subject.fold(), new ShadowTables(db, subject.tables()), tools);
        runs.put(
                rebuild.projection(),
                Thread.ofVirtual().name("rebuild-" + rebuild.projection()).start(() -> {
                    if (before != null) {
                        join(before);
                    }
                    run.run();
                }));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
