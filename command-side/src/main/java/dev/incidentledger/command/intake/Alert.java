package dev.incidentledger.command.intake;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert as a delivery shows it.
 *
 * @param fingerprint names the alert for as long as its labels are the same
 * @param startsAt a hint; null when the sender gave none
 * @param endsAt a hint; null while it fires
 */
record Alert(
        String fingerprint,
        AlertStatus status,
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {

    Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    boolean isFiring() {
        return status == AlertStatus.FIRING;
    }
}
