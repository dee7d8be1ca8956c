package dev.incidentledger.command.maintenance;

import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.SCHEDULED;

import dev.incidentledger.command.maintenance.MaintenanceCommand.FollowSchedule;
import dev.incidentledger.command.maintenance.MaintenanceState.Told;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceReminded;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a maintenance does by itself. It goes by the plan as it stands and by what happened, never by who was woken and how
 * often: an alarm that comes early, twice, or for a plan that was given up finds nothing to do.
 */
final class Automation {

    private Automation() {}

    static List<MaintenanceEvent> follow(Told told, FollowSchedule c) {
        if (remindsNow(told, c)) {
            return List.of(new MaintenanceReminded(c.maintenanceId(), reminder(told, c)));
        }
        List<MaintenanceEvent> turns = new ArrayList<>();
        var present = told;
        if (startsNow(told, c.now())) {
            var started =
                    new MaintenanceStarted(c.maintenanceId(), Turns.started(told, plain(c.firstUpdateId()), c.now()));
            turns.add(started);
            present = MaintenanceDecider.evolve(told, started);
        }
        if (completesNow(present, c.now())) {
            var id = turns.isEmpty() ? c.firstUpdateId() : c.secondUpdateId();
            turns.add(new MaintenanceCompleted(c.maintenanceId(), Turns.completed(present, plain(id), c.now())));
        }
        return turns;
    }

    private static boolean startsNow(Told told, Instant now) {
        var schedule = told.schedule();
        return told.status() == SCHEDULED && schedule.automaticStart() && !now.isBefore(schedule.scheduledFor());
    }

    private static boolean completesNow(Told told, Instant now) {
        var schedule = told.schedule();
        return told.status().isRunning() && schedule.automaticCompletion() && !now.isBefore(schedule.scheduledUntil());
    }

    /** Late is better than never, but after the planned start there is nothing left to remind of. */
    private static boolean remindsNow(Told told, FollowSchedule c) {
        return told.status() == SCHEDULED
                && !told.reminded()
                && Alarms.reminderOf(told.schedule()).filter(c.alarm()::equals).isPresent()
                && !c.now().isBefore(c.alarm())
                && c.now().isBefore(told.schedule().scheduledFor());
    }

    private static MaintenanceUpdate reminder(Told told, FollowSchedule c) {
        return new MaintenanceUpdate(
                c.firstUpdateId(),
                SCHEDULED,
                "Maintenance will begin as scheduled in %s.".formatted(timeLeft(told.schedule(), c.now())),
                List.of(),
                UpdateRules.nowOrLater(told, c.now()),
                PUBLIC);
    }

    private static String timeLeft(Schedule schedule, Instant now) {
        long minutes = Math.max(
                1, Math.ceilDiv(Duration.between(now, schedule.scheduledFor()).toSeconds(), 60));
        if (minutes == 1) {
            return "1 minute";
        }
        return minutes > 60 && minutes % 60 == 0 ? minutes / 60 + " hours" : minutes + " minutes";
    }

    private static Turn plain(UpdateId id) {
        return new Turn(id, null, null);
    }
}
