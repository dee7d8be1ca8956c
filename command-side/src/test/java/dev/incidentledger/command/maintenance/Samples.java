package dev.incidentledger.command.maintenance;

import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.SCHEDULED;

import dev.incidentledger.command.maintenance.MaintenanceCommand.CancelMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.CompleteMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.FollowSchedule;
import dev.incidentledger.command.maintenance.MaintenanceCommand.PostMaintenanceUpdate;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ReviseMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ScheduleMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.StartMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.VerifyMaintenance;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCanceled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.VerificationStarted;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Instant;
import java.util.List;

/** One maintenance, announced at eight and planned for noon to one o'clock. */
final class Samples {

    static final MaintenanceId ID = new MaintenanceId(MaintenanceId.PREFIX + "0".repeat(26));
    static final ComponentId API = new ComponentId(ComponentId.PREFIX + "%026d".formatted(1));
    static final ComponentId WEB = new ComponentId(ComponentId.PREFIX + "%026d".formatted(2));
    static final List<PlannedComponent> PLANNED = List.of(new PlannedComponent(API, "API"));
    static final Schedule SCHEDULE = new Schedule(at("12:00"), at("13:00"), true, true, 60);
    static final String STARTS =
            "Scheduled maintenance is currently in progress. We will provide updates as necessary.";
    static final String COMPLETES = "The scheduled maintenance has been completed.";
    static final ScheduleChange SAME_SCHEDULE = new ScheduleChange(null, null, null, null, null);

    private Samples() {}

    static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }

    static UpdateId updateId(int number) {
        return new UpdateId(UpdateId.PREFIX + "%026d".formatted(number));
    }

    static AffectedComponent claim(ComponentId id, ComponentStatus status) {
        return new AffectedComponent(id, status, id.equals(API) ? "API" : "Web");
    }

    static MaintenanceUpdate update(
            int number, MaintenanceStatus status, String time, AffectedComponent... components) {
        return new MaintenanceUpdate(
                updateId(number), status, "Message " + number, List.of(components), at(time), PUBLIC);
    }

    static MaintenanceUpdate note(int number, MaintenanceStatus status, String time) {
        return new MaintenanceUpdate(updateId(number), status, "Note " + number, List.of(), at(time), INTERNAL);
    }

    static MaintenanceUpdate announcement() {
        return update(1, SCHEDULED, "08:00");
    }

    static MaintenanceScheduled scheduled() {
        return scheduled(SCHEDULE);
    }

    static MaintenanceScheduled scheduled(Schedule schedule) {
        return new MaintenanceScheduled(ID, "Database moves", PLANNED, schedule, announcement(), PUBLIC);
    }

    /** By update 2, as planned. */
    static MaintenanceStarted started() {
        return new MaintenanceStarted(
                ID, update(2, MaintenanceStatus.IN_PROGRESS, "12:00", claim(API, ComponentStatus.UNDER_MAINTENANCE)));
    }

    /** By update 3, at half past twelve. */
    static VerificationStarted verifying() {
        return new VerificationStarted(ID, update(3, MaintenanceStatus.VERIFYING, "12:30"));
    }

    /** By update 4, as planned. */
    static MaintenanceCompleted completed() {
        return new MaintenanceCompleted(ID, update(4, MaintenanceStatus.COMPLETED, "13:00"));
    }

    /** By update 4, at nine. */
    static MaintenanceCanceled canceled() {
        return new MaintenanceCanceled(ID, update(4, MaintenanceStatus.CANCELED, "09:00"));
    }

    static ScheduleMaintenance schedule() {
        return schedule(SCHEDULE);
    }

    static ScheduleMaintenance schedule(Schedule schedule) {
        return new ScheduleMaintenance(ID, "Database moves", PLANNED, schedule, announcement(), PUBLIC, at("08:00"));
    }

    static ReviseMaintenance revise(ScheduleChange change, String message, String time) {
        return new ReviseMaintenance(ID, null, null, change, updateId(8), message, at(time));
    }

    static PostMaintenanceUpdate post(MaintenanceUpdate update, String time) {
        return new PostMaintenanceUpdate(
                ID,
                update.id(),
                update.status(),
                update.message(),
                update.components(),
                update.occurredAt(),
                update.audience(),
                at(time));
    }

    static Turn plain(int number) {
        return new Turn(updateId(number), null, null);
    }

    static StartMaintenance start(Turn turn, String time) {
        return new StartMaintenance(ID, turn, at(time));
    }

    static VerifyMaintenance verify(Turn turn, String time) {
        return new VerifyMaintenance(ID, turn, at(time));
    }

    static CompleteMaintenance complete(Turn turn, String time) {
        return new CompleteMaintenance(ID, turn, at(time));
    }

    static CancelMaintenance cancel(Turn turn, String time) {
        return new CancelMaintenance(ID, turn, at(time));
    }

    /** Woken by the alarm of that time, at the other. */
    static FollowSchedule follow(String alarm, String time) {
        return new FollowSchedule(ID, at(alarm), updateId(6), updateId(7), at(time));
    }
}
