package dev.incidentledger.command.platform.schedule;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time that goes on as it went. It follows another clock as long as that keeps step with the processor's own count; a jump
 * of more than a minute, in either direction, is believed only after it has stood for ten.
 */
public final class SteadyClock implements Clock {

    static final Duration TOLERANCE = Duration.ofMinutes(1);
    static final Duration PROBATION = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

    private final InstantSource followed;
    private final LongSupplier nanoseconds;
    private Reading anchor;
    private @Nullable Jump jump;

    private record Reading(Instant time, long nanoseconds) {

        Instant at(long later) {
            return time.plusNanos(later - nanoseconds);
        }
    }

    private record Jump(Duration by, long since) {}

    /** @param nanoseconds counts time and never jumps, from any origin */
    SteadyClock(InstantSource followed, LongSupplier nanoseconds) {
        this.followed = followed;
        this.nanoseconds = nanoseconds;
        this.anchor = new Reading(followed.instant(), nanoseconds.getAsLong());
    }

    @Override
    public synchronized Instant now() {
        return anchor.at(nanoseconds.getAsLong());
    }

    /** Looks at the clock that it follows; to be called every few seconds. */
    void look() {
        accept(new Reading(followed.instant(), nanoseconds.getAsLong()));
    }

    private synchronized void accept(Reading seen) {
        var off = Duration.between(anchor.at(seen.nanoseconds()), seen.time());
        if (isSmall(off)) {
            follow(seen);
        } else if (jump == null || !isSmall(off.minus(jump.by()))) {
            jump = new Jump(off, seen.nanoseconds());
            LOG.warn(
                    "The clock jumped by {} to {}; what is scheduled goes by the old time unless that lasts {} minutes",
                    off,
                    seen.time(),
                    PROBATION.toMinutes());
        } else if (seen.nanoseconds() - jump.since() >= PROBATION.toNanos()) {
            LOG.warn("The clock's jump by {} has lasted; what is scheduled goes by {} from now on", off, seen.time());
            follow(seen);
        }
    }

    private void follow(Reading seen) {
        anchor = seen;
        jump = null;
    }

    private static boolean isSmall(Duration difference) {
        return difference.abs().compareTo(TOLERANCE) <= 0;
    }
}
