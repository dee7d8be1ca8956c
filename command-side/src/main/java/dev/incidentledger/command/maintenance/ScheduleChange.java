package dev.incidentledger.command.maintenance;

import static java.util.Objects.requireNonNullElse;

import dev.incidentledger.events.maintenance.Schedule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of a schedule should be otherwise; null leaves it as it is.
 *
 * @param reminder when the reminder is due, a {@link Reminder} of null for never
 */
public record ScheduleChange(
        @Nullable Instant scheduledFor,
        @Nullable Instant scheduledUntil,
        @Nullable Boolean automaticStart,
        @Nullable Boolean automaticCompletion,
        @Nullable Reminder reminder) {

    /** @param minutes before the start; null for no reminder */
    public record Reminder(@Nullable Integer minutes) {}

    Schedule of(Schedule present) {
        return new Schedule(
                requireNonNullElse(scheduledFor, present.scheduledFor()),
                requireNonNullElse(scheduledUntil, present.scheduledUntil()),
                requireNonNullElse(automaticStart, present.automaticStart()),
                requireNonNullElse(automaticCompletion, present.automaticCompletion()),
                reminder == null ? present.reminderMinutes() : reminder.minutes());
    }
}
