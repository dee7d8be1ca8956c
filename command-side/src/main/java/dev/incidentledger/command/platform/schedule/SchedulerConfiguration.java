package dev.incidentledger.command.platform.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever declares a {@link Task} as a bean has it run; its Boot starter contributes nothing on Boot 4. */
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {

    /** The database's clock: the same for all processes. */
    @Bean
    SteadyClock steadyClock(JdbcClient db) {
        return new SteadyClock(
                () -> db.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant(),
                System::nanoTime);
    }

    @Bean
    Scheduler scheduler(DataSource database, List<Task<?>> tasks, SteadyClock clock) {
        return new SteadySchedulerBuilder(database, tasks, clock).build();
    }

    @Bean
    RunningScheduler runningScheduler(Scheduler scheduler, SteadyClock clock) {
        return new RunningScheduler(scheduler, clock);
    }
}
