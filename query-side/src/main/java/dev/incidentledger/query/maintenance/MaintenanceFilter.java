package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.query.platform.Paging;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which maintenances somebody wants to see; null where it does not matter.
 *
 * @param from only those that are not over by then
 * @param to only those that begin before then
 */
record MaintenanceFilter(
        @Nullable StatusFilter status,
        @Nullable ComponentId component,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** The link's parameters that ask for the same again. */
    Map<String, String> criteria() {
        var criteria = new TreeMap<String, String>();
        Paging.add(criteria, "status", status == null ? null : status.wireName());
        Paging.add(criteria, "component", component);
        Paging.add(criteria, "from", from);
        Paging.add(criteria, "to", to);
        return criteria;
    }
}
