package dev.incidentledger.eventstore.postgres;

import dev.incidentledger.eventstore.TimeToAnswer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way into the log. Whoever waits when the lane is free is committed together with all others who wait; it never
 * waits for more. When the group does not go in as a whole, one query finds the losers, and the rest goes again.
 *
 * <p>While the database is lost the lane looks for it, and refuses at once what comes meanwhile.
 */
final class CommitLane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommitLane.class);
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final GroupCommit commit;
    private final AppendLimits limits;
    private final BlockingQueue<Append> arriving;
    private final Deque<Append> waiting = new ArrayDeque<>();
    private final Thread lane =
            Thread.ofPlatform().name("event-log-commits").daemon().unstarted(this::run);
    private volatile boolean closing;
    private volatile @Nullable Exception lost;

    CommitLane(GroupCommit commit, AppendLimits limits) {
        this.commit = commit;
        this.limits = limits;
        this.arriving = new LinkedBlockingQueue<>(limits.waitingAppends());
        lane.start();
    }

    /** Answers the position of the first event when all of them are durable. */
    long append(List<NewEvent> events) {
        var failure = lost;
        if (failure != null) {
            throw new EventStoreUnavailableException("The event store is not reached", failure);
        }
        if (TimeToAnswer.isOver()) {
            throw new EventStoreUnavailableException("No time is left to record the events");
        }
        var append = new Append(events);
        if (closing || !arriving.offer(append)) {
            throw new EventStoreUnavailableException("The event store takes no more events now");
        }
        return append.await(limits.patience());
    }

    /** Whether it takes appends: it is neither closed nor looking for the database. */
    boolean isOpen() {
        return lost == null && !closing;
    }

    /** Commits what waits, and takes no more. */
    @Override
    public void close() {
        closing = true;
        try {
            lane.join(limits.patience().multipliedBy(2));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (commit) {
            while (!closing || !arriving.isEmpty() || !waiting.isEmpty()) {
                var group = nextGroup();
                if (!group.isEmpty()) {
                    settleWhateverHappens(new ArrayDeque<>(List.of(group)));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty when nobody came for a moment, or whoever came has gone. */
    private List<Append> nextGroup() throws InterruptedException {
        if (waiting.isEmpty()) {
            var first = arriving.poll(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return List.of();
            }
            waiting.add(first);
        }
        arriving.drainTo(waiting);
        var group = new Group(limits);
        waiting.removeIf(group::admits);
        return group.members().stream().filter(Append::take).toList();
    }

    private void settleWhateverHappens(Deque<List<Append>> left) throws InterruptedException {
        try {
            settle(left);
        } catch (RuntimeException | Error bug) { // the lane must not end
            LOG.error("Appends are left without an answer", bug);
            left.forEach(group -> group.forEach(append -> append.fail(new AppendOutcomeUnknownException(bug))));
        }
    }

    private void settle(Deque<List<Append>> left) throws InterruptedException {
        long giveUpAt = System.nanoTime() + limits.patience().toNanos();
        while (!left.isEmpty()) {
            try {
                var again = commit.attempt(left.getFirst());
                left.removeFirst();
                left.addAll(again);
            } catch (SQLException failure) {
                if (SqlFailure.of(failure) != SqlFailure.CONNECTION_LOST) {
                    answerUnavailable(left, failure);
                } else if (System.nanoTime() > giveUpAt) {
                    answerUnavailable(left, failure);
                    findDatabase(failure);
                } else {
                    Thread.sleep(MOMENT);
                }
            }
        }
    }

    private static void answerUnavailable(Deque<List<Append>> left, SQLException failure) {
        left.stream().flatMap(List::stream).forEach(append -> append.fail(unavailable(append, failure)));
        left.clear();
    }

    private static RuntimeException unavailable(Append append, SQLException failure) {
        return append.isPerhapsRecorded()
                ? new AppendOutcomeUnknownException(failure)
                : new EventStoreUnavailableException("The event store does not take the events", failure);
    }

    private void findDatabase(SQLException failure) throws InterruptedException {
        LOG.warn("The database is lost; commands are refused until it is found: {}", failure.getMessage());
        lost = failure;
        while (lost != null && !closing) {
            arriving.drainTo(waiting);
            answerUnavailable(
                    new ArrayDeque<>(
                            waiting.stream().filter(Append::take).map(List::of).toList()),
                    failure);
            waiting.clear();
            try {
                commit.findDatabase();
                lost = null;
                LOG.info("The database is found again");
            } catch (SQLException still) {
                Thread.sleep(MOMENT);
            }
        }
    }
}
