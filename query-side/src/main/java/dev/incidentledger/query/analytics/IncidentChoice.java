package dev.incidentledger.query.analytics;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.Impact;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are looked at; null where it does not matter. Retracted ones never are.
 *
 * @param from the first day of the page's zone on which the first update may have been
 * @param to the last one
 * @param component one that it speaks of
 * @param origin the provider that it came from, as {@link #ORIGIN} calls it
 */
record IncidentChoice(
        LocalDate from,
        LocalDate to,
        @Nullable ComponentId component,
        @Nullable Impact impact,
        @Nullable String origin,
        @Nullable Audience audience) {

    /** In SQL: {@code own} when it came from no provider; one that is called so itself has a backslash before its name. */
    static final String ORIGIN = "coalesce(regexp_replace(origin, '^(\\\\*own)$', '\\\\\\1'), 'own')";

    static final String CONDITION = """
            not retracted
            and told_at >= :from::date::timestamp at time zone :zone
            and told_at < (:to::date + 1)::timestamp at time zone :zone
            and (:component::text is null or component_ids @> array[:component::text])
            and (:impact::text is null or impact = :impact)
            and (:origin::text is null or %s = :origin)
            and (:audience::text is null or audience = :audience)
            """.formatted(ORIGIN);
}
