package dev.incidentledger.query.outages;

import dev.incidentledger.events.catalogue.ComponentStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an incident or a maintenance says of a component. UTC.
 *
 * @param source the id of the incident or maintenance
 * @param basis by which its times were found: {@code actual} only where an impact window is known
 * @param to null while it stands
 */
public record OutageClaim(
        String source,
        Basis basis,
        String componentId,
        ComponentStatus status,
        Instant from,
        @Nullable Instant to) {

    static OutageClaim of(SourcedClaim sourced) {
        var claim = sourced.claim();
        return new OutageClaim(
                sourced.source(),
                sourced.windowKnown() ? Basis.ACTUAL : Basis.PUBLISHED,
                claim.componentId().value(),
                claim.status(),
                claim.from(),
                claim.to());
    }
}
