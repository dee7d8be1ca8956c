package dev.incidentledger.query.promises;

import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.query.health.PromiseRule;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at the awaited promises now and then, reminds operators, and shows how many there are. */
@Component
class PromiseWatch implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(PromiseWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final PromiseQueries queries;
    private final PromiseReminders reminders;
    private final ProjectionPositions positions;
    private final PostgresEventStorageEngine log;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;
    private volatile AwaitedPromises awaited = AwaitedPromises.NONE;

    PromiseWatch(
            PromiseQueries queries,
            PromiseRule rule,
            ReminderSettings settings,
            ProjectionPositions positions,
            PostgresEventStorageEngine log,
            ApplicationEventPublisher listeners,
            Clock clock) {
        this.queries = queries;
        this.reminders = new PromiseReminders(rule, settings.before());
        this.positions = positions;
        this.log = log;
        this.listeners = listeners;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${ledger.promises.reminders.look-every:5s}",
            fixedDelayString = "${ledger.promises.reminders.look-every:5s}")
    void look() throws InterruptedException {
        try {
            if (isUpToDate()) {
                remind();
            }
        } catch (DataAccessException | EventStoreException unavailable) {
            LOG.warn("Promises cannot be looked at; trying again: {}", unavailable.getMessage());
        }
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("ledger.promises.due.soon", () -> awaited.dueSoon())
                .description("Promised updates that fall due within the time of the reminder")
                .register(metrics);
        Gauge.builder("ledger.promises.overdue", () -> awaited.overdue())
                .description("Promised updates that did not come in time, of incidents that go on")
                .register(metrics);
    }

    private void remind() {
        var now = clock.instant();
        awaited = queries.count(now, reminders.latestDue(now));
        reminders
                .of(queries.awaited(reminders.earliestDue(now), reminders.latestDue(now)), now)
                .forEach(reminder -> listeners.publishEvent(reminder.announcement()));
    }

    /** An answer that the projection has not seen yet would let a kept promise look like a missed one. */
    private boolean isUpToDate() throws InterruptedException {
        return positions.await(PromisesProjection.GROUP, log.log().headPosition(), PATIENCE);
    }
}
