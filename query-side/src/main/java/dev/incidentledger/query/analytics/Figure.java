package dev.incidentledger.query.analytics;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.query.health.PromiseState;
import dev.incidentledger.query.platform.MonthRange;
import org.jspecify.annotations.Nullable;

/**
 * What a figure counts or measures; at most one of the last four is not null.
 *
 * @param months in which the first update of an incident was, unless said otherwise
 * @param component incidents that speak of it and went on in one of the months, whenever they began
 * @param only some of the incidents of these months
 * @param delay incidents of which this could be measured
 * @param promise incidents with a promise of this state that fell due in one of the months, whenever they began
 */
public record Figure(
        MonthRange months,
        @Nullable ComponentId component,
        @Nullable Only only,
        @Nullable Delay delay,
        @Nullable PromiseState promise) {

    String condition() {
        if (component != null) {
            return """
                    component_ids @> array[:component::text]
                    and least(told_at, began_at) < :end::timestamptz
                    and (resolved_at is null or resolved_at >= :start::timestamptz)
                    """;
        }
        if (promise != null) {
            return """
                    incident_id in (
                        select incident_id from analytics.promises
                        where state = :promise::text and due >= :start::timestamptz and due < :end::timestamptz)
                    """;
        }
        var told = "told_at >= :start::timestamptz and told_at < :end::timestamptz";
        if (only != null) {
            return told + " and " + only.condition();
        }
        return delay == null ? told : told + " and seconds is not null";
    }
}
