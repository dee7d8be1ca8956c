package dev.incidentledger.events.maintenance;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.EventName;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.UpdateId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to a maintenance. Names and fields are permanent; see CONTRIBUTING.md#events.
 *
 * <p>What really happened when is each update's {@code occurredAt}; what was planned is the {@link Schedule}. Whether a
 * person or the schedule did it is metadata.
 */
public sealed interface MaintenanceEvent {

    MaintenanceId maintenanceId();

    /**
     * @param components what the work will affect; empty when it affects none
     * @param announcement its status is scheduled; where an imported maintenance was told only afterwards, what that says
     */
    @EventName("maintenance.scheduled")
    @Revision("1")
    record MaintenanceScheduled(
            MaintenanceId maintenanceId,
            String title,
            List<PlannedComponent> components,
            Schedule schedule,
            MaintenanceUpdate announcement,
            Audience audience)
            implements MaintenanceEvent {

        public MaintenanceScheduled {
            components = List.copyOf(components);
        }
    }

    /**
     * The whole schedule as it stands from now on; a running maintenance keeps the start that it had.
     *
     * @param update what was said of it; null when nothing was
     */
    @EventName("maintenance.rescheduled")
    @Revision("1")
    record MaintenanceRescheduled(
            MaintenanceId maintenanceId,
            Schedule schedule,
            @Nullable MaintenanceUpdate update) implements MaintenanceEvent {}

    @EventName("maintenance.renamed")
    @Revision("1")
    record MaintenanceRenamed(MaintenanceId maintenanceId, String title) implements MaintenanceEvent {}

    /** All components that the work will affect, as planned from now on. */
    @EventName("maintenance.components-revised")
    @Revision("1")
    record PlannedComponentsRevised(MaintenanceId maintenanceId, List<PlannedComponent> components)
            implements MaintenanceEvent {

        public PlannedComponentsRevised {
            components = List.copyOf(components);
        }
    }

    /** The start is near, and those who asked to know are told. */
    @EventName("maintenance.reminded")
    @Revision("1")
    record MaintenanceReminded(MaintenanceId maintenanceId, MaintenanceUpdate update) implements MaintenanceEvent {}

    /** The update claims what the start does to components: ours claim all planned ones under maintenance. */
    @EventName("maintenance.started")
    @Revision("1")
    record MaintenanceStarted(MaintenanceId maintenanceId, MaintenanceUpdate update) implements MaintenanceEvent {}

    /** The work is done and is being checked; what was claimed of components still stands. */
    @EventName("maintenance.verification-started")
    @Revision("1")
    record VerificationStarted(MaintenanceId maintenanceId, MaintenanceUpdate update) implements MaintenanceEvent {}

    /** Withdraws what the maintenance claims of every component. */
    @EventName("maintenance.completed")
    @Revision("1")
    record MaintenanceCompleted(MaintenanceId maintenanceId, MaintenanceUpdate update) implements MaintenanceEvent {}

    /** Called off, before its start or while it ran; withdraws what the maintenance claims of every component. */
    @EventName("maintenance.canceled")
    @Revision("1")
    record MaintenanceCanceled(MaintenanceId maintenanceId, MaintenanceUpdate update) implements MaintenanceEvent {}

    /** Its status may lead from verifying back to in progress. */
    @EventName("maintenance.update-posted")
    @Revision("1")
    record MaintenanceUpdatePosted(MaintenanceId maintenanceId, MaintenanceUpdate update) implements MaintenanceEvent {}

    /** What the update says from now on; null where it says what it said before. */
    @EventName("maintenance.update-corrected")
    @Revision("1")
    record MaintenanceUpdateCorrected(
            MaintenanceId maintenanceId,
            UpdateId updateId,
            @Nullable String message,
            @Nullable Instant occurredAt,
            @Nullable List<AffectedComponent> components)
            implements MaintenanceEvent {

        public MaintenanceUpdateCorrected {
            components = components == null ? null : List.copyOf(components);
        }
    }
}
