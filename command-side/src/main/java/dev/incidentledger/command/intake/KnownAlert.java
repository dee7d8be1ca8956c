package dev.incidentledger.command.intake;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an alert of a group.
 *
 * @param latest the latest time that was shown for it: a start no later tells nothing new once it has ended; null when
 *     none was shown
 * @param endedAt when we were told that it was resolved; null while it fires
 * @param severity null when it has none
 * @param claims what it says of components
 * @param settledAt when another incident began though it still fired, whose own was ended by hand: from then on it is
 *     passed over, until it ended and fires again; null when it counts
 */
record KnownAlert(
        @Nullable Instant latest,
        @Nullable Instant endedAt,
        @Nullable String severity,
        Map<ComponentId, ComponentStatus> claims,
        @Nullable Instant settledAt) {

    KnownAlert {
        claims = Map.copyOf(claims);
    }

    /** False for one that is passed over. */
    boolean fires() {
        return endedAt == null && settledAt == null;
    }

    boolean firesUnheeded() {
        return endedAt == null && settledAt != null;
    }

    boolean saysTheSameAs(KnownAlert other) {
        return Objects.equals(severity, other.severity) && claims.equals(other.claims);
    }

    /** Whether nothing that was under way when it ended can still arrive. */
    boolean isLongOver(Instant now, Duration lateDeliveries) {
        return endedAt != null && now.isAfter(endedAt.plus(lateDeliveries));
    }

    KnownAlert resolved(Instant at, @Nullable Instant shown) {
        return new KnownAlert(later(latest, shown), endedAt == null ? at : endedAt, severity, claims, settledAt);
    }

    KnownAlert settled(Instant at) {
        return new KnownAlert(latest, endedAt, severity, claims, at);
    }

    static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
