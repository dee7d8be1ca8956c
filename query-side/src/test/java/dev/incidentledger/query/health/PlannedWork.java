package dev.incidentledger.query.health;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCanceled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceReminded;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRescheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdateCorrected;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdatePosted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.VerificationStarted;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events of one maintenance with as little in them as a test needs. Times are minutes after 10:00; it is announced at
 * 10:00 for 11:00 to 12:00.
 */
public record PlannedWork(MaintenanceId id) {

    private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");

    public static PlannedWork number(int number) {
        return new PlannedWork(new MaintenanceId(MaintenanceId.PREFIX + "%026d".formatted(number)));
    }

    public static Instant at(int minute) {
        return TEN.plus(Duration.ofMinutes(minute));
    }

    public static UpdateId updateId(int number) {
        return new UpdateId(UpdateId.PREFIX + "%026d".formatted(number));
    }

    public static AffectedComponent says(ComponentId id, ComponentStatus status) {
        return new AffectedComponent(id, status, "As published");
    }

    public static MaintenanceUpdate update(
            int number, MaintenanceStatus status, int minute, AffectedComponent... components) {
        return new MaintenanceUpdate(
                updateId(number), status, "Update " + number, List.of(components), at(minute), Audience.PUBLIC);
    }

    public static MaintenanceUpdate note(
            int number, MaintenanceStatus status, int minute, AffectedComponent... components) {
        return new MaintenanceUpdate(
                updateId(number), status, "Among us", List.of(components), at(minute), Audience.INTERNAL);
    }

    public static Schedule window(int from, int until) {
        return new Schedule(at(from), at(until), true, false, 60);
    }

    public static List<PlannedComponent> planned(ComponentId... components) {
        return Stream.of(components)
                .map(id -> new PlannedComponent(id, "As planned"))
                .toList();
    }

    /** Update 0. */
    public MaintenanceEvent scheduled(ComponentId... components) {
        return scheduled(Audience.PUBLIC, components);
    }

    public MaintenanceEvent scheduled(Audience audience, ComponentId... components) {
        return new MaintenanceScheduled(
                id,
                "Database upgrade",
                planned(components),
                window(60, 120),
                update(0, MaintenanceStatus.SCHEDULED, 0),
                audience);
    }

    public MaintenanceEvent rescheduled(int from, int until, @Nullable MaintenanceUpdate update) {
        return new MaintenanceRescheduled(id, window(from, until), update);
    }

    public MaintenanceEvent reminded(int number, int minute) {
        return new MaintenanceReminded(id, update(number, MaintenanceStatus.SCHEDULED, minute));
    }

    public MaintenanceEvent started(int number, int minute, AffectedComponent... components) {
        return new MaintenanceStarted(id, update(number, MaintenanceStatus.IN_PROGRESS, minute, components));
    }

    public MaintenanceEvent verifying(int number, int minute, AffectedComponent... components) {
        return new VerificationStarted(id, update(number, MaintenanceStatus.VERIFYING, minute, components));
    }

    public MaintenanceEvent completed(int number, int minute) {
        return new MaintenanceCompleted(id, update(number, MaintenanceStatus.COMPLETED, minute));
    }

    public MaintenanceEvent canceled(int number, int minute) {
        return new MaintenanceCanceled(id, update(number, MaintenanceStatus.CANCELED, minute));
    }

    public MaintenanceEvent posted(MaintenanceUpdate update) {
        return new MaintenanceUpdatePosted(id, update);
    }

    public MaintenanceEvent corrected(
            int number, @Nullable Integer minute, @Nullable List<AffectedComponent> components) {
        return new MaintenanceUpdateCorrected(
                id, updateId(number), null, minute == null ? null : at(minute), components);
    }
}
