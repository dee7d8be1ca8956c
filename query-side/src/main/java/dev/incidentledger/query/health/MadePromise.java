package dev.incidentledger.query.health;

import dev.incidentledger.events.incident.UpdateId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * "The next update comes by then", and what came; {@link PromiseRule} says how good that is.
 *
 * @param madeBy the update that made it; it makes no other
 * @param answeredBy the next update; null while there is none
 */
public record MadePromise(
        UpdateId madeBy,
        Instant madeAt,
        Instant due,
        @Nullable UpdateId answeredBy,
        @Nullable Instant answeredAt) {}
