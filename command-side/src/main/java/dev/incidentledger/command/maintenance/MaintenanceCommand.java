package dev.incidentledger.command.maintenance;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that may be asked of a maintenance. Ids and times are chosen by the caller; {@code now} is when the request
 * came in.
 */
public sealed interface MaintenanceCommand {

    @TargetAggregateIdentifier
    MaintenanceId maintenanceId();

    /** Why, in the operator's words; null where no reason is demanded. */
    default @Nullable String reason() {
        return null;
    }

    /** @param announcement public, with the status scheduled */
    record ScheduleMaintenance(
            MaintenanceId maintenanceId,
            String title,
            List<PlannedComponent> components,
            Schedule schedule,
            MaintenanceUpdate announcement,
            Audience audience,
            Instant now)
            implements MaintenanceCommand {

        public ScheduleMaintenance {
            components = List.copyOf(components);
        }
    }

    /**
     * What the plan should be from now on; null leaves a part of it as it is.
     *
     * @param updateId of what is said of it
     * @param message said only together with a change
     */
    record ReviseMaintenance(
            MaintenanceId maintenanceId,
            @Nullable String title,
            @Nullable List<PlannedComponent> components,
            ScheduleChange schedule,
            UpdateId updateId,
            @Nullable String message,
            Instant now)
            implements MaintenanceCommand {

        public ReviseMaintenance {
            components = components == null ? null : List.copyOf(components);
        }
    }

    /**
     * @param status null when the maintenance stands where it stood at {@code occurredAt}
     * @param audience internal for a note
     */
    record PostMaintenanceUpdate(
            MaintenanceId maintenanceId,
            UpdateId updateId,
            @Nullable MaintenanceStatus status,
            String message,
            List<AffectedComponent> components,
            Instant occurredAt,
            Audience audience,
            Instant now)
            implements MaintenanceCommand {

        public PostMaintenanceUpdate {
            components = List.copyOf(components);
        }
    }

    /** What the update should have said; null where it said so already. */
    record CorrectMaintenanceUpdate(
            MaintenanceId maintenanceId,
            UpdateId updateId,
            @Nullable String message,
            @Nullable Instant occurredAt,
            @Nullable List<AffectedComponent> components,
            String reason,
            Instant now)
            implements MaintenanceCommand {

        public CorrectMaintenanceUpdate {
            components = components == null ? null : List.copyOf(components);
        }
    }

    record StartMaintenance(MaintenanceId maintenanceId, Turn turn, Instant now) implements MaintenanceCommand {}

    record VerifyMaintenance(MaintenanceId maintenanceId, Turn turn, Instant now) implements MaintenanceCommand {}

    record CompleteMaintenance(MaintenanceId maintenanceId, Turn turn, Instant now) implements MaintenanceCommand {}

    record CancelMaintenance(MaintenanceId maintenanceId, Turn turn, Instant now) implements MaintenanceCommand {}

    /**
     * Does what the schedule says is due by now and has not happened yet, which may be nothing.
     *
     * @param alarm the time that somebody was to be woken for; a reminder belongs to its own alarm alone
     * @param firstUpdateId of the update that tells of it
     * @param secondUpdateId of the completion, where it comes due together with the start
     */
    record FollowSchedule(
            MaintenanceId maintenanceId, Instant alarm, UpdateId firstUpdateId, UpdateId secondUpdateId, Instant now)
            implements MaintenanceCommand {}

    /**
     * Tells a maintenance from elsewhere as a whole, or not at all.
     *
     * @param updates public, in the order in which they were written; the first need not announce anything: what was told
     *     afterwards may have been over by then
     */
    record ImportMaintenance(
            MaintenanceId maintenanceId,
            String title,
            List<PlannedComponent> components,
            Schedule schedule,
            List<ImportedUpdate> updates,
            Instant now)
            implements MaintenanceCommand {

        public ImportMaintenance {
            components = List.copyOf(components);
            updates = List.copyOf(updates);
        }
    }

    /** @param metadata what the event of this update says of where it comes from, by {@code MetadataKey} */
    record ImportedUpdate(MaintenanceUpdate update, Map<String, String> metadata) {

        public ImportedUpdate {
            metadata = Map.copyOf(metadata);
        }
    }
}
