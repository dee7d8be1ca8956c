package dev.incidentledger.command.maintenance;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRescheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/**
 * Sets an alarm for each time that a plan names, in the transaction that moves its own token. Alarms of an earlier plan
 * stay: whoever is woken by one finds that nothing is due. Replayed, it sets alarms that ring at once, with the same result.
 */
@Component
@ProcessingGroup("maintenance-alarms-v1")
class WhenMaintenanceIsPlannedThenSetAlarms {

    private final SchedulerClient scheduler;

    WhenMaintenanceIsPlannedThenSetAlarms(SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    @EventHandler
    void on(MaintenanceScheduled event, @SequenceNumber long version, @Timestamp Instant recordedAt) {
        set(event.maintenanceId(), version, event.schedule(), recordedAt);
    }

    @EventHandler
    void on(MaintenanceRescheduled event, @SequenceNumber long version, @Timestamp Instant recordedAt) {
        set(event.maintenanceId(), version, event.schedule(), recordedAt);
    }

    private void set(MaintenanceId id, long version, Schedule schedule, Instant plannedAt) {
        for (var time : Alarms.of(schedule, plannedAt)) {
            scheduler.scheduleIfNotExists(new Alarm(id, version, time).instance(), time);
        }
    }
}
