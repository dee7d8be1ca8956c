package dev.incidentledger.command.maintenance;

import static dev.incidentledger.command.maintenance.Samples.API;
import static dev.incidentledger.command.maintenance.Samples.ID;
import static dev.incidentledger.command.maintenance.Samples.WEB;
import static dev.incidentledger.command.maintenance.Samples.at;

import dev.incidentledger.command.maintenance.MaintenanceCommand.CancelMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.CompleteMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.CorrectMaintenanceUpdate;
import dev.incidentledger.command.maintenance.MaintenanceCommand.FollowSchedule;
import dev.incidentledger.command.maintenance.MaintenanceCommand.PostMaintenanceUpdate;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ReviseMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ScheduleMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.StartMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.VerifyMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceState.Told;
import dev.incidentledger.command.maintenance.ScheduleChange.Reminder;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Commands by chance, from so few ids, times and words that they often meet. */
final class AnyCommand {

    private final RandomGenerator random;
    private int ownIds = 100;

    AnyCommand(RandomGenerator random) {
        this.random = random;
    }

    MaintenanceCommand schedule() {
        var announcement = new MaintenanceUpdate(
                updateId(), MaintenanceStatus.SCHEDULED, text(), List.of(), time(), Audience.PUBLIC);
        var schedule = new Schedule(time(), time(), likely(), likely(), perhaps(this::minutes));
        return new ScheduleMaintenance(ID, text(), planned(), schedule, announcement, audience(), time());
    }

    /** @param state so that alarms are those of its plan often enough */
    MaintenanceCommand next(Told state) {
        return switch (random.nextInt(20)) {
            case 0 -> schedule();
            case 1, 2, 3 ->
                new ReviseMaintenance(
                        ID,
                        perhaps(this::text),
                        perhaps(this::planned),
                        change(),
                        updateId(),
                        perhaps(this::text),
                        time());
            case 4, 5 -> new StartMaintenance(ID, turn(), time());
            case 6, 7 -> new VerifyMaintenance(ID, turn(), time());
            case 8 -> new CompleteMaintenance(ID, turn(), time());
            case 9 -> random.nextInt(4) == 0 ? new CancelMaintenance(ID, turn(), time()) : post();
            case 10, 11, 12 ->
                new CorrectMaintenanceUpdate(
                        ID,
                        updateId(),
                        perhaps(this::text),
                        perhaps(this::time),
                        perhaps(this::claims),
                        text(),
                        time());
            case 13, 14 -> new FollowSchedule(ID, alarm(state), ownId(), ownId(), time());
            default -> post();
        };
    }

    private Instant alarm(Told state) {
        return any(
                state.schedule().scheduledFor(),
                Alarms.reminderOf(state.schedule()).orElse(time()));
    }

    private MaintenanceCommand post() {
        return new PostMaintenanceUpdate(
                ID,
                updateId(),
                perhaps(() -> any(MaintenanceStatus.values())),
                text(),
                claims(),
                time(),
                audience(),
                time());
    }

    private ScheduleChange change() {
        return new ScheduleChange(
                perhaps(this::time),
                perhaps(this::time),
                perhaps(this::likely),
                perhaps(this::likely),
                perhaps(() -> new Reminder(perhaps(this::minutes))));
    }

    private Turn turn() {
        return new Turn(updateId(), perhaps(this::text), perhaps(this::time));
    }

    private List<PlannedComponent> planned() {
        return Stream.of(API, WEB, API)
                .filter(_ -> random.nextInt(3) == 0)
                .map(id -> new PlannedComponent(id, text()))
                .toList();
    }

    private List<AffectedComponent> claims() {
        return Stream.<ComponentId>of(API, WEB, API)
                .filter(_ -> random.nextInt(3) == 0)
                .map(id -> new AffectedComponent(id, any(ComponentStatus.values()), text()))
                .toList();
    }

    private UpdateId updateId() {
        return Samples.updateId(random.nextInt(1, 12));
    }

    private UpdateId ownId() {
        return Samples.updateId(ownIds++);
    }

    /** From ten to twelve, every five minutes. */
    private Instant time() {
        return at("10:00").plus(Duration.ofMinutes(random.nextInt(25) * 5L));
    }

    private int minutes() {
        return random.nextInt(1, 5) * 5;
    }

    private Audience audience() {
        return random.nextInt(4) == 0 ? Audience.INTERNAL : Audience.PUBLIC;
    }

    private String text() {
        return any("a", "b", "c");
    }

    private boolean likely() {
        return random.nextInt(4) != 0;
    }

    private <T> T perhaps(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
