package dev.incidentledger.eventstore;

import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Refuses to start on a log that is older than what projections have made of it, as after the restoring of a backup: they
 * would take new events for ones that they know.
 */
final class TokensWithinLog implements SmartInitializingSingleton {

    private final Supplier<Map<String, Long>> projections;
    private final LongSupplier head;

    /**
     * @param projections how far each has seen the log, by its name
     * @param head where the log ends
     */
    TokensWithinLog(Supplier<Map<String, Long>> projections, LongSupplier head) {
        this.projections = projections;
        this.head = head;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var seen = projections.get(); // before the head: other processes append and read on
        long end = head.getAsLong();
        seen.forEach((projection, position) -> {
            if (position > end) {
                throw new LogBehindProjectionException(projection, position, end);
            }
        });
    }
}
