package dev.incidentledger.eventstore;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;

/** How far each projection that runs in this process has committed; costs it one call a batch and no SQL. */
public final class ProjectionPositions {

    private final Map<String, Long> committed = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    ProjectionPositions() {}

    public OptionalLong of(String projection) {
        lock.lock();
        try {
            var position = committed.get(projection);
            return position == null ? OptionalLong.empty() : OptionalLong.of(position);
        } finally {
            lock.unlock();
        }
    }

    /** Up to where all of them have committed; empty when one of them runs in another process. */
    public OptionalLong ofAll(Collection<String> projections) {
        var each = projections.stream().map(this::of).toList();
        return each.stream().allMatch(OptionalLong::isPresent)
                ? each.stream().mapToLong(OptionalLong::getAsLong).min()
                : OptionalLong.empty();
    }

    /** Answers false when the projection did not get there in time, or runs in another process. */
    public boolean await(String projection, long position, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!hasReached(projection, position) && left > 0) {
                left = moved.awaitNanos(left);
            }
            return hasReached(projection, position);
        } finally {
            lock.unlock();
        }
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

    private boolean hasReached(String projection, long position) {
        return committed.getOrDefault(projection, -1L) >= position;
    }

    void reached(String projection, long position) {
        record(projection, OptionalLong.of(position));
    }

    private void record(String projection, EventTrackerStatus status) {
        record(projection, status.trackerRemoved() ? OptionalLong.empty() : status.getCurrentPosition());
    }

    private void record(String projection, OptionalLong position) {
        lock.lock();
        try {
            if (position.isEmpty()) {
                committed.remove(projection);
            } else {
                committed.put(projection, position.getAsLong());
            }
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
