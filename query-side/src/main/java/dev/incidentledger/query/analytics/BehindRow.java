package dev.incidentledger.query.analytics;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the incidents behind a figure.
 *
 * @param toldAt the time of its first update
 * @param resolvedAt null while it goes on
 * @param seconds the longest delay of the kind that was asked for; null when none was
 */
public record BehindRow(
        String incidentId,
        String title,
        UpdateStatus status,
        Audience audience,
        Impact impact,
        Instant toldAt,
        @Nullable Instant resolvedAt,
        @Nullable Long seconds) {}
