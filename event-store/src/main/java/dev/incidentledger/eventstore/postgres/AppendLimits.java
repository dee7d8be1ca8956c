package dev.incidentledger.eventstore.postgres;

import java.time.Duration;

/**
 * How much the lane takes.
 *
 * @param eventBytes payload and metadata of one event, at most
 * @param groupEvents events committed together, at most; an append is never split, however many it has
 * @param groupBytes payload and metadata committed together, at most; an append is never split, however large it is
 * @param waitingAppends how many may wait for their turn before more are refused
 * @param patience how long an append waits for its turn, and how long the lane tries to find a lost database again
 */
record AppendLimits(int eventBytes, int groupEvents, int groupBytes, int waitingAppends, Duration patience) {

    static final AppendLimits DEFAULT = new AppendLimits(4 << 20, 500, 1 << 20, 10_000, Duration.ofSeconds(5));

    AppendLimits withPatience(Duration changed) {
        return new AppendLimits(eventBytes, groupEvents, groupBytes, waitingAppends, changed);
    }
}
