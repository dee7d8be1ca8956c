package dev.incidentledger.eventstore;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;

/**
 * How far each projection has committed. Those that run in this process tell it, which costs them one call a batch and no
 * SQL; of the others the stored tokens are read.
 */
public final class ProjectionPositions {

    /** At the token of a projection in another process, once the log has what somebody waits for. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Supplier<Map<String, Long>> stored;
    private final Positions log;
    private final Map<String, Long> here = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    /** @param stored how far projections are by their tokens, by their names; those that have not begun are missing */
    ProjectionPositions(Supplier<Map<String, Long>> stored, Positions log) {
        this.stored = stored;
        this.log = log;
    }

    /** Empty when it has not begun. */
    public OptionalLong of(String projection) {
        return ofAll(List.of(projection));
    }

    /** Up to where all of them have committed; empty when one of them has not begun. */
    public OptionalLong ofAll(Collection<String> projections) {
        var known = known(projections);
        return known.keySet().containsAll(projections)
                ? projections.stream().mapToLong(known::get).min()
                : OptionalLong.empty();
    }

    /** Answers false when the projection did not get there in time. */
    public boolean await(String projection, long position, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (of(projection).orElse(-1) < position) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            awaitMove(projection, position, left);
        }
        return true;
    }

    /** Waits until all are where the furthest of them is at the call; answers false when they did not get there in time. */
    public boolean awaitLevel(Collection<String> projections, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        var known = known(projections);
        long furthest = projections.stream()
                .mapToLong(projection -> known.getOrDefault(projection, 0L))
                .max()
                .orElse(0);
        for (var projection : projections) {
            if (known.getOrDefault(projection, -1L) < furthest
                    && !await(projection, furthest, Duration.ofNanos(end - System.nanoTime()))) {
                return false;
            }
        }
        return true;
    }

    EventTrackerStatusChangeListener listenerFor(String projection) {
        return new EventTrackerStatusChangeListener() {
            @Override
            public void onEventTrackerStatusChange(Map<Integer, EventTrackerStatus> changed) {
                changed.values().forEach(status -> record(projection, status));
            }

            @Override
            public boolean validatePositions() {
                return true;
            }
        };
    }

    /** At least of those of them that have begun. */
    private Map<String, Long> known(Collection<String> projections) {
        var known = here();
        if (!known.keySet().containsAll(projections)) {
            stored.get().forEach(known::putIfAbsent);
        }
        return known;
    }

    private Map<String, Long> here() {
        lock.lock();
        try {
            return new HashMap<>(here);
        } finally {
            lock.unlock();
        }
    }

    /** No projection is ahead of the log: in another process nothing is looked for before the log goes on. */
    private void awaitMove(String projection, long position, long nanos) throws InterruptedException {
        if (!here().containsKey(projection)) {
            log.awaitBeyond(position - 1, Duration.ofNanos(nanos));
        }
        lock.lock();
        try {
            boolean isHere = here.containsKey(projection);
            long left = isHere ? nanos : Math.min(nanos, BETWEEN_LOOKS.toNanos());
            while (left > 0
                    && here.containsKey(projection) == isHere
                    && here.getOrDefault(projection, -1L) < position) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void reached(String projection, long position) {
        record(projection, OptionalLong.of(position));
    }

    /** This process tells no more of it; another may go on. */
    void letGo(String projection) {
        record(projection, OptionalLong.empty());
    }

    private void record(String projection, EventTrackerStatus status) {
        record(projection, status.trackerRemoved() ? OptionalLong.empty() : status.getCurrentPosition());
    }

    private void record(String projection, OptionalLong position) {
        lock.lock();
        try {
            if (position.isEmpty()) {
                here.remove(projection);
            } else {
                here.put(projection, position.getAsLong());
            }
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
