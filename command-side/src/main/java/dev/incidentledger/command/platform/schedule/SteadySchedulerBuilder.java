package dev.incidentledger.command.platform.schedule;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * db-scheduler as it runs here. Its builder keeps the clock to itself; on the system's clock it would run everything when
 * that is set ahead, and stand still when that is set back.
 */
final class SteadySchedulerBuilder extends SchedulerBuilder {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int THREADS = 2;

    SteadySchedulerBuilder(DataSource database, List<Task<?>> tasks, Clock steady) {
        super(new TransactionAwareDataSourceProxy(database), tasks);
        clock = steady;
        tableName("command.scheduled_tasks");
        schedulerName(UUID.randomUUID()::toString);
        threads(THREADS);
        pollingInterval(BETWEEN_LOOKS);
        heartbeatInterval(Duration.ofSeconds(5));
        shutdownMaxWait(Duration.ofSeconds(10));
    }
}
