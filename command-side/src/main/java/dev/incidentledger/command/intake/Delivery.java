package dev.incidentledger.command.intake;

import java.time.Instant;
import java.util.List;

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

    List<Alert> firing() {
        return alerts.stream().filter(Alert::isFiring).toList();
    }

    Instant notAhead(Instant time) {
        return time.isAfter(receivedAt) ? receivedAt : time;
    }
}
