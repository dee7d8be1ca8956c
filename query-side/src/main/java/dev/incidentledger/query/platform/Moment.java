package dev.incidentledger.query.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands who asks. From a moment of the past the same question has the same answer for ever.
 *
 * @param position up to which the log counts; 0 is before the first event
 * @param time at which promises, and whatever still went on, are judged
 * @param validAt what is dated later counts for nothing; null when everything known counts
 */
public record Moment(long position, Instant time, @Nullable Instant validAt) {

    /** Everything known up to a position counts. */
    public Moment(long position, Instant time) {
        this(position, time, null);
    }

    /** Where everybody else stands: the log counts as far as it goes. */
    public static Moment present(Instant now) {
        return new Moment(Long.MAX_VALUE, now);
    }

    public boolean isPresent() {
        return knowsAll() && validAt == null;
    }

    /** Whether the log counts as far as it goes. */
    public boolean knowsAll() {
        return position == Long.MAX_VALUE;
    }

    /** Up to which the log counts; null when that is as far as it goes. */
    public @Nullable Long asOfPosition() {
        return knowsAll() ? null : position;
    }
}
