package dev.incidentledger.command.maintenance;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.incidentledger.command.maintenance.MaintenanceCommand.FollowSchedule;
import dev.incidentledger.command.platform.CommandDispatcher;
import dev.incidentledger.command.platform.schedule.SteadyClock;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.http.RequestTimes;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wakes a maintenance when a time of its plan has come; what that leads to is decided there. */
@Configuration(proxyBeanMethods = false)
class MaintenanceAlarms {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 8;

    @Bean
    Task<Void> maintenanceAlarm(CommandDispatcher commands, SteadyClock clock) {
        return Tasks.custom(Alarm.TASK, Void.class)
                .onFailure(MaintenanceAlarms::tryAgain)
                .onDeadExecution((complete, operations) -> operations.reschedule(complete, complete.getTimeDone()))
                .execute((instance, _) -> ring(Alarm.parse(instance.getId()), commands, clock));
    }

    private static CompletionHandler<Void> ring(Alarm alarm, CommandDispatcher commands, SteadyClock clock) {
        var now = RequestTimes.truncate(clock.now());
        if (now.isBefore(alarm.time())) {
            return (complete, operations) -> operations.reschedule(complete, alarm.time());
        }
        var id = alarm.maintenanceId();
        var command = new FollowSchedule(id, alarm.time(), UpdateId.next(), UpdateId.next(), now);
        commands.send(command, id.value(), alarm.origin());
        return new CompletionHandler.OnCompleteRemove<>();
    }

    /** Counts from the scheduler's own time: what db-scheduler brings along for this asks the system's clock. */
    private static void tryAgain(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = Math.min(complete.getExecution().consecutiveFailures, DOUBLINGS);
        var wait = Duration.ofSeconds(1L << failures);
        operations.reschedule(
                complete, complete.getTimeDone().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait));
    }
}
