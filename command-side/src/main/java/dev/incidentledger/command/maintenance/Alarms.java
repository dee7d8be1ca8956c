package dev.incidentledger.command.maintenance;

import dev.incidentledger.events.maintenance.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The times at which a schedule has something to be done. */
final class Alarms {

    private Alarms() {}

    /** @param plannedAt when the schedule was made; a reminder that was due before that would be none */
    static List<Instant> of(Schedule schedule, Instant plannedAt) {
        var start = Optional.of(schedule.scheduledFor()).filter(_ -> schedule.automaticStart());
        var end = Optional.of(schedule.scheduledUntil()).filter(_ -> schedule.automaticCompletion());
        var reminder = reminderOf(schedule).filter(plannedAt::isBefore);
        return Stream.of(reminder, start, end).flatMap(Optional::stream).toList();
    }

    static Optional<Instant> reminderOf(Schedule schedule) {
        return Optional.ofNullable(schedule.reminderMinutes())
                .map(minutes -> schedule.scheduledFor().minus(Duration.ofMinutes(minutes)));
    }
}
