package dev.incidentledger.query.promises;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.health.PromiseState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise, and what became of it by the moment of the question.
 *
 * @param madeAt when the update that made it was true; {@code answeredAt} likewise for the next one
 * @param lateBySeconds null unless it was late
 * @param retracted whether its incident is; months do not count it then
 */
record ListedPromise(
        IncidentId incidentId,
        UpdateId madeBy,
        Instant madeAt,
        Instant due,
        PromiseState state,
        @Nullable UpdateId answeredBy,
        @Nullable Instant answeredAt,
        @Nullable Long lateBySeconds,
        boolean retracted,
        Audience audience) {

    static ListedPromise of(PromiseRow row, PromiseRule rule, Instant asked) {
        var state = row.judge(rule, asked);
        return new ListedPromise(
                row.incidentId(),
                row.madeBy(),
                row.madeAt(),
                row.due(),
                state,
                row.answeredBy(),
                row.answeredAt(),
                state == PromiseState.LATE && row.answeredAt() != null
                        ? Duration.between(row.due(), row.answeredAt()).toSeconds()
                        : null,
                row.retracted(),
                row.audience());
    }
}
