package dev.incidentledger.query.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many incidents came soon after another one on the same component was resolved.
 *
 * @param key what they have in common
 * @param incidents how many there were that speak of a component
 * @param recurred how many of them came so soon
 * @param p50Seconds within how long half of those came; null when there are none
 * @param incidentIds which those are
 */
record RecurrenceRow(
        String key, long incidents, long recurred, @Nullable Long p50Seconds, List<String> incidentIds) {}
