package dev.incidentledger.query.corrections;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Corrections counted.
 *
 * @param parts how many of them changed each part; one may change several
 */
record Tally(long corrections, Parts parts, Delay delay) {

    /** Of a correction, what counts. */
    record Counted(long delaySeconds, Set<CorrectedPart> parts) {}

    record Parts(long title, long message, long status, long occurredAt, long components) {

        private static Parts of(Collection<Counted> corrections) {
            return new Parts(
                    count(corrections, CorrectedPart.TITLE),
                    count(corrections, CorrectedPart.MESSAGE),
                    count(corrections, CorrectedPart.STATUS),
                    count(corrections, CorrectedPart.OCCURRED_AT),
                    count(corrections, CorrectedPart.COMPONENTS));
        }

        private static long count(Collection<Counted> corrections, CorrectedPart part) {
            return corrections.stream()
                    .filter(correction -> correction.parts().contains(part))
                    .count();
        }
    }

    /**
     * From the first telling to the correction, in whole seconds. A percentile is the smallest delay that at least so many of
     * them do not exceed.
     *
     * @param sample how many there are; the others are null when it is 0
     */
    record Delay(
            int sample,
            @Nullable Long p50Seconds,
            @Nullable Long p90Seconds,
            @Nullable Long maxSeconds) {

        private static Delay of(Collection<Counted> corrections) {
            var delays =
                    corrections.stream().map(Counted::delaySeconds).sorted().toList();
            return new Delay(delays.size(), percentile(delays, 50), percentile(delays, 90), percentile(delays, 100));
        }

        private static @Nullable Long percentile(List<Long> ordered, int percent) {
            return ordered.isEmpty() ? null : ordered.get(Math.ceilDiv(ordered.size() * percent, 100) - 1);
        }
    }

    static Tally of(Collection<Counted> corrections) {
        return new Tally(corrections.size(), Parts.of(corrections), Delay.of(corrections));
    }
}
