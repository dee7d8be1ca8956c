package dev.incidentledger.events.maintenance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The plan, apart from what really happened. Times are UTC, in whole microseconds.
 *
 * @param scheduledUntil after {@code scheduledFor}, or after the real start where that came earlier
 * @param automaticStart whether it starts by itself at {@code scheduledFor}
 * @param automaticCompletion whether it completes by itself at {@code scheduledUntil}
 * @param reminderMinutes how long before {@code scheduledFor} a reminder is due; null when none is
 */
public record Schedule(
        Instant scheduledFor,
        Instant scheduledUntil,
        boolean automaticStart,
        boolean automaticCompletion,
        @Nullable Integer reminderMinutes) {}
