package dev.incidentledger.query.uptime;

import static java.util.Comparator.comparing;

import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.platform.ToldRow;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What an export of the log tells of a claim in public.
 *
 * @param sourceId of the incident or maintenance
 * @param fromAt inclusive, UTC
 * @param toAt exclusive, UTC; null while the claim stands
 */
record ToldClaim(
        String sourceId,
        String componentId,
        String status,
        Instant fromAt,
        @Nullable Instant toAt) implements ToldRow {

    /** Of one source. */
    static final Comparator<ToldClaim> IN_ORDER =
            comparing(ToldClaim::componentId).thenComparing(ToldClaim::fromAt);

    static ToldClaim of(String sourceId, Claim claim) {
        return new ToldClaim(
                sourceId, claim.componentId().value(), claim.status().wireName(), claim.from(), claim.to());
    }

    @Override
    public String source() {
        return sourceId;
    }
}
