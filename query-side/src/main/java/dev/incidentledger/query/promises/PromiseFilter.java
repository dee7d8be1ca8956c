package dev.incidentledger.query.promises;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.health.PromiseState;
import dev.incidentledger.query.platform.Paging;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which promises somebody wants to see; null where it does not matter.
 *
 * @param from only those that were due then or later
 * @param to only those that were due before then
 */
record PromiseFilter(
        @Nullable PromiseState state,
        @Nullable IncidentId incident,
        @Nullable Audience audience,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** The link's parameters that ask for the same again. */
    Map<String, String> criteria() {
        var criteria = new TreeMap<String, String>();
        Paging.add(criteria, "state", state == null ? null : state.wireName());
        Paging.add(criteria, "incident", incident);
        Paging.add(criteria, "audience", audience == null ? null : audience.wireName());
        Paging.add(criteria, "from", from);
        Paging.add(criteria, "to", to);
        return criteria;
    }
}
