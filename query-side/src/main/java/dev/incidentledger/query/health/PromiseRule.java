package dev.incidentledger.query.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By what a promise is judged.
 *
 * @param grace by how much the next update may miss a promise that still counts as kept
 */
@ConfigurationProperties("ledger.promises")
public record PromiseRule(@DefaultValue("2m") Duration grace) {

    /**
     * @param due when the next update was promised at the latest
     * @param answeredAt when the next update says that it was; null while there is none
     * @param goesOn whether an update may still come: the incident is open and not retracted
     * @param asked the moment of the judgment
     */
    public PromiseState judge(Instant due, @Nullable Instant answeredAt, boolean goesOn, Instant asked) {
        var deadline = due.plus(grace);
        if (answeredAt != null) {
            return answeredAt.isAfter(deadline) ? PromiseState.LATE : PromiseState.KEPT;
        }
        if (!goesOn) {
            return PromiseState.BROKEN;
        }
        return asked.isAfter(deadline) ? PromiseState.OVERDUE : PromiseState.DUE;
    }
}
