package dev.incidentledger.command.maintenance;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.incidentledger.command.platform.CommandOrigin;
import dev.incidentledger.events.maintenance.MaintenanceId;
import java.time.Instant;

/**
 * One time at which one version of a plan wants something done.
 *
 * @param version of the maintenance that the plan came with
 */
record Alarm(MaintenanceId maintenanceId, long version, Instant time) {

    static final String TASK = "maintenance-alarm";

    static Alarm parse(String instanceId) {
        var parts = instanceId.split(" ", 3);
        return new Alarm(new MaintenanceId(parts[0]), Long.parseLong(parts[1]), Instant.parse(parts[2]));
    }

    TaskInstance<Void> instance() {
        return new TaskInstance<>(TASK, instanceId());
    }

    /** What comes of it is recorded once, however often it rings. */
    CommandOrigin origin() {
        var key = "schedule " + instanceId();
        return CommandOrigin.of("system", "schedule", key).keyed(key, key);
    }

    private String instanceId() {
        return "%s %d %s".formatted(maintenanceId, version, time);
    }
}
