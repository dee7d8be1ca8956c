package dev.incidentledger.command.maintenance;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a maintenance stands: only what a future decision needs. */
sealed interface MaintenanceState {

    record Unknown() implements MaintenanceState {}

    /**
     * @param components what the work is planned to affect
     * @param reminded whether the reminder of the present start was given
     */
    record Told(
            String title,
            List<PlannedComponent> components,
            Schedule schedule,
            boolean reminded,
            Audience audience,
            Updates updates)
            implements MaintenanceState {

        public Told {
            components = List.copyOf(components);
        }

        static Told of(MaintenanceScheduled event) {
            var updates = new Updates(List.of(event.announcement()));
            return new Told(event.title(), event.components(), event.schedule(), false, event.audience(), updates);
        }

        MaintenanceStatus status() {
            return updates.last().status();
        }

        /** When it really started; empty before. */
        Optional<Instant> startedAt() {
            return updates.told().stream()
                    .filter(update -> update.status().isRunning())
                    .map(MaintenanceUpdate::occurredAt)
                    .findFirst();
        }

        Told titled(String changed) {
            return new Told(changed, components, schedule, reminded, audience, updates);
        }

        Told affecting(List<PlannedComponent> changed) {
            return new Told(title, changed, schedule, reminded, audience, updates);
        }

        /** Another start wants another reminder. */
        Told rescheduled(Schedule changed) {
            boolean sameStart = changed.scheduledFor().equals(schedule.scheduledFor());
            return new Told(title, components, changed, reminded && sameStart, audience, updates);
        }

        Told remindedBy(MaintenanceUpdate update) {
            return new Told(title, components, schedule, true, audience, updates.and(update));
        }

        Told and(MaintenanceUpdate update) {
            return with(updates.and(update));
        }

        Told with(Updates changed) {
            return new Told(title, components, schedule, reminded, audience, changed);
        }
    }
}
