package dev.incidentledger.eventstore.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is made beside the live tables of a projection, or was last.
 *
 * @param position up to which the tables beside have seen the log
 * @param resumedAt since when it has been worked on without a restart, from the position {@code resumedFrom} on
 * @param movedAt when somebody last worked on it
 * @param endedAt null while it runs
 * @param cause why it failed; null when it did not
 * @param findings of a verification, by table; empty before it has compared anything, and for a rebuild
 */
public record Rebuild(
        String projection,
        Purpose purpose,
        State state,
        long position,
        Instant startedAt,
        Instant resumedAt,
        long resumedFrom,
        Instant movedAt,
        @Nullable Instant endedAt,
        @Nullable String cause,
        List<Finding> findings) {

    /** What becomes of the tables beside. */
    public enum Purpose {
        /** They take the place of the live ones. */
        REBUILD,
        /** They are compared with the live ones at one position, and dropped. */
        VERIFICATION
    }

    /** All but the first are final. */
    public enum State {
        RUNNING,
        DONE,
        CANCELED,
        FAILED
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** How many events it has taken in each second since it was started or resumed. */
    public double eventsPerSecond() {
        double seconds = Duration.between(resumedAt, movedAt).toMillis() / 1_000.0;
        return seconds == 0 ? 0 : (position - resumedFrom) / seconds;
    }

    /**
     * How long it takes to get to the head of the log at this rate, in seconds; empty while no rate is known.
     *
     * @param head where the log ends
     */
    public OptionalLong secondsLeft(long head) {
        double rate = eventsPerSecond();
        return rate == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(Math.max(0, head - position) / rate));
    }
}
