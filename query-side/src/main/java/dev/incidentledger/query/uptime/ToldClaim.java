package dev.incidentledger.query.uptime;

import dev.incidentledger.query.health.Claim;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an export of the log tells of a claim, as its row has it: nothing says that this makes any sense.
 *
 * @param sourceId of the incident or maintenance
 * @param from inclusive, UTC
 * @param to exclusive, UTC; null while the claim stands
 */
record ToldClaim(
        String sourceId,
        String componentId,
        String status,
        Instant from,
        @Nullable Instant to) {

    /** Of one source. */
    static final Comparator<ToldClaim> IN_ORDER =
            Comparator.comparing(ToldClaim::componentId).thenComparing(ToldClaim::from);

    private static final JsonMapper JSON = JsonMapper.shared();

    static ToldClaim of(String sourceId, Claim claim) {
        return new ToldClaim(
                sourceId, claim.componentId().value(), claim.status().wireName(), claim.from(), claim.to());
    }

    /** The same for the same claim, wherever it is made. */
    String line() {
        return JSON.writeValueAsString(this);
    }
}
