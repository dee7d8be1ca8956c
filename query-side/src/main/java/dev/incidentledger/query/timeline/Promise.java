package dev.incidentledger.query.timeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.query.health.MadePromise;
import dev.incidentledger.query.health.PromiseState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * "The next update comes by then", and what became of it.
 *
 * @param answeredBy the next public update; null while there is none
 */
public record Promise(
        UpdateId madeBy,
        Instant madeAt,
        Instant due,
        PromiseState state,
        @Nullable UpdateId answeredBy,
        @Nullable Instant answeredAt) {

    static Promise of(MadePromise made, PromiseState state) {
        return new Promise(made.madeBy(), made.madeAt(), made.due(), state, made.answeredBy(), made.answeredAt());
    }

    /** By how much the next update missed it; empty unless it was late. */
    public Optional<Duration> lateBy() {
        return state == PromiseState.LATE
                ? Optional.ofNullable(answeredAt).map(arrival -> Duration.between(due, arrival))
                : Optional.empty();
    }

    /** Null unless it was late. */
    @JsonProperty
    public @Nullable Long lateBySeconds() {
        return lateBy().map(Duration::toSeconds).orElse(null);
    }
}
