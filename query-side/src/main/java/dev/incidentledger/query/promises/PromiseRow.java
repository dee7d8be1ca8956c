package dev.incidentledger.query.promises;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.query.health.IncidentPromises;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.health.PromiseState;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A promise as it is kept.
 *
 * @param goesOn whether the incident is open and not retracted, so that an answer may still come
 * @param retracted whether the incident is
 * @param audience of the incident
 */
record PromiseRow(
        IncidentId incidentId,
        UpdateId madeBy,
        Instant madeAt,
        Instant due,
        @Nullable UpdateId answeredBy,
        @Nullable Instant answeredAt,
        boolean goesOn,
        boolean retracted,
        Audience audience) {

    static Stream<PromiseRow> of(IncidentId id, IncidentPromises incident) {
        return incident.made().stream()
                .map(made -> new PromiseRow(
                        id,
                        made.madeBy(),
                        made.madeAt(),
                        made.due(),
                        made.answeredBy(),
                        made.answeredAt(),
                        incident.goesOn(),
                        incident.isRetracted(),
                        incident.audience()));
    }

    PromiseState judge(PromiseRule rule, Instant asked) {
        return rule.judge(due, answeredAt, goesOn, asked);
    }
}
