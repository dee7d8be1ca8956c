package dev.incidentledger.eventstore;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Until when somebody is answered, come what may: each wait on the way has limits of its own, which add up. Whatever runs in
 * the same thread waits no longer than that, and begins nothing afterwards.
 */
public final class TimeToAnswer {

    private static final ScopedValue<Long> END = ScopedValue.newInstance();

    private TimeToAnswer() {}

    /** Does what has to be answered within a time from now. */
    public static <T> T within(Duration time, Supplier<T> work) {
        return ScopedValue.where(END, System.nanoTime() + time.toNanos()).call(work::get);
    }

    public static boolean isOver() {
        return END.isBound() && END.get() - System.nanoTime() <= 0;
    }

    /** What is left of the time, but not more than the patience of whoever waits; zero when it is over. */
    public static Duration atMost(Duration patience) {
        if (!END.isBound()) {
            return patience;
        }
        long left = Math.clamp(END.get() - System.nanoTime(), 0, patience.toNanos());
        return Duration.ofNanos(left);
    }
}
