package dev.incidentledger.eventstore.rebuild;

import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.eventstore.StoredPositions;
import dev.incidentledger.eventstore.postgres.Chunk;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.eventstore.rebuild.Rebuild.Purpose;
import dev.incidentledger.eventstore.rebuild.Rebuild.State;
import java.time.Duration;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Works on one rebuild until it has ended, by whatever. Each step commits rows and position together, so that whoever
 * comes next goes on where the last step ended. Nothing that anybody else reads changes before the last one.
 */
final class RebuildRun implements Runnable {

    /** What rebuilds work with. */
    record Tools(
            JdbcOperations db,
            RebuildTable table,
            PostgresEventStorageEngine engine,
            StoredPositions positions,
            TransactionManager transactions,
            CommonMoment moment) {}

    private static final Logger LOG = LoggerFactory.getLogger(RebuildRun.class);
    private static final int STEP = Stretches.LONG;
    private static final int MOST_FAILURES = 3;
    private static final Duration PAUSE = Duration.ofMillis(500);

    /**
     * So long do readers wait, and a little longer with each try. It stays below the second after which PostgreSQL looks for
     * deadlocks, so that it is never a reader who has to yield.
     */
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);

    private static final Duration LONGEST_WAIT = Duration.ofMillis(800);

    private final Rebuild rebuild;
    private final Fold fold;
    private final ShadowTables shadow;
    private final Tools tools;
    private final RebuildTable table;
    private final TransactionManager transactions;
    private boolean resumed;
    private Duration patience = FIRST_WAIT;

    RebuildRun(Rebuild rebuild, Fold fold, ShadowTables shadow, Tools tools) {
        this.rebuild = rebuild;
        this.fold = fold;
        this.shadow = shadow;
        this.tools = tools;
        this.table = tools.table();
        this.transactions = tools.transactions();
    }

    /** Answers when it has ended, or the thread was interrupted. */
    @Override
    public void run() {
        int failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (advance()) {
                    return;
                }
                failures = 0;
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                LOG.warn("A step of the {} of {} failed", rebuild.purpose(), rebuild.projection(), failure);
                resumed = false;
                failures++;
                if (failures >= MOST_FAILURES
                        && end(
                                State.FAILED,
                                NestedExceptionUtils.getMostSpecificCause(failure)
                                        .toString(),
                                List.of())) {
                    return;
                }
            }
            pause();
        }
    }

    /** @return whether it has ended */
    private boolean advance() throws InterruptedException {
        if (!transactions.fetchInTransaction(() -> table.attend(rebuild))) {
            return clear();
        }
        resumed = resumed || transactions.fetchInTransaction(this::resume);
        if (!resumed) {
            return false;
        }
        catchUp();
        return switch (rebuild.purpose()) {
            case REBUILD -> replace();
            case VERIFICATION -> verify();
        };
    }

    /**
     * Drops what an end has left, unless it is another one's by now.
     *
     * @return false while somebody reads it
     */
    private boolean clear() {
        try {
            return transactions.fetchInTransaction(() -> shadow.within(FIRST_WAIT, () -> {
                if (!table.runsAny(rebuild.projection())) {
                    shadow.drop();
                }
                return true;
            }));
        } catch (QueryTimeoutException | PessimisticLockingFailureException othersAreAtIt) {
            return false;
        }
    }

    /** Goes on with what is there, unless the live tables have another shape by now. */
    private boolean resume() {
        var standing = table.hold(rebuild);
        if (standing.isEmpty()) {
            return false;
        }
        var shape = shadow.shapeOfLive();
        boolean isOfUse = standing.get().shape().equals(shape) && shadow.exist();
        if (!isOfUse) {
            shadow.create();
        }
        table.resume(rebuild, shape, isOfUse ? standing.get().position() : 0);
        return true;
    }

    /** Until less than a step is missing, and then as far as the live tables are. */
    private void catchUp() throws InterruptedException {
        long position = position();
        var stretches = new Stretches(this::read, tools.engine().log()::headPosition, System::nanoTime);
        while (target() - position >= STEP && !Thread.currentThread().isInterrupted()) {
            long began = System.nanoTime();
            var chunk = stretches.next(position);
            if (!step(chunk)) {
                return;
            }
            position = chunk.upTo();
            Thread.sleep(stretches.restAfter(Duration.ofNanos(System.nanoTime() - began)));
        }
        catchUpWith(livePosition());
    }

    private void catchUpWith(long live) {
        long position = position();
        if (live > position) {
            step(read(position, (int) Math.min(STEP, live - position)));
        }
    }

    /** Whoever stands still far behind must not hold up what is to replace it. */
    private long target() {
        long live = livePosition();
        long head = tools.engine().log().headPosition();
        return rebuild.purpose() == Purpose.REBUILD && head - live >= STEP ? head : live;
    }

    private long livePosition() {
        return transactions.fetchInTransaction(tools.positions()::all).getOrDefault(rebuild.projection(), 0L);
    }

    private long position() {
        return transactions.fetchInTransaction(() -> table.position(rebuild));
    }

    private Chunk read(long after, int limit) {
        return Chunk.read(tools.engine(), after, limit);
    }

    /** @return false when it has ended, or somebody else is at it */
    private boolean step(Chunk chunk) {
        return transactions.fetchInTransaction(() -> {
            var standing = table.hold(rebuild);
            if (standing.isEmpty() || standing.get().position() != chunk.after()) {
                return false;
            }
            take(chunk);
            table.reach(rebuild, chunk.upTo());
            return true;
        });
    }

    private void take(Chunk chunk) {
        var token = new GlobalSequenceTrackingToken(chunk.after());
        ProjectionDatabase.where(shadow.meaning(), () -> fold.take(chunk, token));
    }

    private boolean replace() throws InterruptedException {
        if (patience.equals(FIRST_WAIT)) {
            transactions.executeInTransaction(shadow::analyze);
            catchUp();
        }
        try {
            return transactions.fetchInTransaction(this::putInPlace);
        } catch (QueryTimeoutException | PessimisticLockingFailureException othersAreAtIt) {
            var longer = patience.plus(FIRST_WAIT);
            patience = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
            return false;
        }
    }

    /**
     * The projection may have either, tables or token, and wait for the other: so neither is waited for as long as it takes the
     * database to look for a deadlock.
     */
    private boolean putInPlace() {
        var standing = table.hold(rebuild);
        if (standing.isEmpty()) {
            return false;
        }
        shadow.lockLive(patience);
        long position = standing.get().position();
        long live = shadow.within(FIRST_WAIT, () -> tools.positions().hold(rebuild.projection()));
        if (live - position >= STEP) {
            return false;
        }
        if (live > position) {
            take(read(position, (int) (live - position)));
        } else if (live < position) {
            tools.positions().move(rebuild.projection(), position);
        }
        shadow.takeOver();
        table.reach(rebuild, Math.max(live, position));
        return table.end(rebuild, State.DONE, null, List.of());
    }

    private boolean verify() throws InterruptedException {
        var findings = tools.moment()
                .read(
                        () -> tools.positions().hold(rebuild.projection()),
                        this::catchUpWith,
                        live -> table.position(rebuild) == live ? findings() : List.<Finding>of());
        if (findings.isEmpty()) {
            return false;
        }
        return end(State.DONE, null, findings);
    }

    private List<Finding> findings() {
        var db = JdbcClient.create(tools.db());
        return shadow.live().stream()
                .map(name -> new Comparison(db, name).finding())
                .toList();
    }

    /** @return false when it had ended before, and what is beside may be another one's */
    private boolean end(State state, @Nullable String cause, List<Finding> findings) {
        return transactions.fetchInTransaction(() -> {
            boolean ends = table.end(rebuild, state, cause, findings);
            if (ends) {
                shadow.drop();
            }
            return ends;
        });
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
