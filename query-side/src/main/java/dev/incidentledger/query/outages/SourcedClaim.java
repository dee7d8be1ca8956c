package dev.incidentledger.query.outages;

import dev.incidentledger.query.health.Claim;
import org.jspecify.annotations.Nullable;

/**
 * What an incident or a maintenance says of a component, by the times that one basis goes by.
 *
 * @param source the id of the incident or maintenance
 * @param windowKnown whether an incident's times are those of its impact window
 * @param agreed of a maintenance, when it was to be; null for an incident
 */
record SourcedClaim(
        Basis basis,
        String source,
        Claim claim,
        boolean windowKnown,
        @Nullable AgreedWindow agreed) {

    boolean isOfMaintenance() {
        return agreed != null;
    }
}
