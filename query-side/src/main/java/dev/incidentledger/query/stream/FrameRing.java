package dev.incidentledger.query.stream;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The newest entries of the stream, each under its number. What is too much or too large is forgotten, the oldest first. */
final class FrameRing {

    static final int MOST_KEPT = 1_024;
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private final @Nullable Frame[] ring = new Frame[MOST_KEPT];
    private long oldest;
    private long next;
    private long bytes;
    private long newestForgotten;

    void add(Frame frame) {
        if (next - oldest == MOST_KEPT) {
            forgetOldest();
        }
        ring[slot(next)] = frame;
        next++;
        bytes += frame.bytes().length;
        while (bytes > MOST_BYTES && oldest < next - 1) {
            forgetOldest();
        }
    }

    /** Begins anew behind all numbers that were handed out, so that whoever holds one of them finds it forgotten. */
    void clear() {
        while (oldest < next) {
            forgetOldest();
        }
        next++;
        oldest = next;
        newestForgotten = 0;
    }

    /** The number of the entry that will be added next. */
    long next() {
        return next;
    }

    boolean hasForgotten(long number) {
        return number < oldest;
    }

    /** The position of the newest event among the entries that are forgotten; 0 when there is none. */
    long newestForgotten() {
        return newestForgotten;
    }

    /** Up to so many entries from a number on, which is not forgotten. */
    List<Frame> from(long number, int limit) {
        return LongStream.range(number, Math.min(next, number + limit))
                .mapToObj(this::at)
                .toList();
    }

    /** The number of the first entry that is behind an event of the log; announcements before that entry count to it. */
    long firstBehind(long event) {
        long number = next;
        while (number > oldest && isBehind(event, at(number - 1))) {
            number--;
        }
        return number;
    }

    private void forgetOldest() {
        var frame = at(oldest);
        bytes -= frame.bytes().length;
        newestForgotten = Math.max(newestForgotten, frame.position());
        ring[slot(oldest)] = null;
        oldest++;
    }

    private Frame at(long number) {
        var frame = ring[slot(number)];
        if (frame == null) {
            throw new IllegalStateException("There is no entry " + number);
        }
        return frame;
    }

    private static boolean isBehind(long event, Frame frame) {
        return frame.isAnnouncement() || frame.position() > event;
    }

    private static int slot(long number) {
        return (int) (number % MOST_KEPT);
    }
}
