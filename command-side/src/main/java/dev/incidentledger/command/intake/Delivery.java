package dev.incidentledger.command.intake;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a sender told of a group at once.
 *
 * @param truncated how many alerts of the group were left out; over 0, what is not shown may still fire
 * @param receivedAt by our clock
 */
record Delivery(List<Alert> alerts, int truncated, Instant receivedAt) {

    Delivery {
        alerts = List.copyOf(alerts);
    }

    boolean isComplete() {
        return truncated == 0;
    }

    Delivery only(Predicate<Alert> kept) {
        return new Delivery(alerts.stream().filter(kept).toList(), truncated, receivedAt);
    }

    List<Alert> firing() {
        return alerts.stream().filter(Alert::isFiring).toList();
    }

    /** The end of the last alert that ended, where the sender told; never after the delivery itself. */
    Optional<Instant> lastEnd() {
        return alerts.stream()
                .map(Alert::endsAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .map(this::notAhead);
    }

    Instant notAhead(Instant time) {
        return time.isAfter(receivedAt) ? receivedAt : time;
    }
}
