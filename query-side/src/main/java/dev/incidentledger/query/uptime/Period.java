package dev.incidentledger.query.uptime;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.query.health.Claim;
import java.time.Instant;

/**
 * A stretch of one component's time.
 *
 * @param from inclusive, UTC
 * @param to exclusive, UTC
 */
record Period(ComponentId componentId, Instant from, Instant to) {

    static Period of(Claim ended, Instant end) {
        return new Period(ended.componentId(), ended.from(), end);
    }

    Period around(Period other) {
        return new Period(
                componentId, from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }
}
