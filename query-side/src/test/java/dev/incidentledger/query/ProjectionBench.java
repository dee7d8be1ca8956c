package dev.incidentledger.query;

import static java.util.Objects.requireNonNull;

import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.eventstore.rebuild.OneMoment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands events to one projection in batches of the test's choice, each in its transaction, and shows the rows. */
public final class ProjectionBench {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private final DriverManagerDataSource database = new DriverManagerDataSource(TestDatabase.withReadModels());
    private final JdbcClient db = JdbcClient.create(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    private final EventStore eventStore = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<TrackedEventMessage<?>> log = new ArrayList<>();

    public JdbcClient db() {
        return db;
    }

    public DataSource database() {
        return database;
    }

    /** For the projection. */
    public ProjectionDatabase tables() {
        return new ProjectionDatabase(db, new JdbcTemplate(database));
    }

    /** For what reads several tables at once. */
    public OneMoment oneMoment() {
        return new OneMoment(new JdbcTemplate(database), new DataSourceTransactionManager(database));
    }

    public EventStore eventStore() {
        return eventStore;
    }

    /** Records an event, one second after the one before. */
    public void record(String aggregateId, Object event) {
        long sequence = sequences.merge(aggregateId, 0L, (last, _) -> last + 1);
        long position = log.size() + 1L;
        var message = new GenericDomainEventMessage<>(
                "Sample", aggregateId, sequence, event, Map.of(), "event-" + position, START.plusSeconds(position));
        eventStore.publish(message);
        log.add(new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(position), message));
    }

    public int recorded() {
        return log.size();
    }

    /** What was recorded, in order. */
    public List<DomainEventMessage<?>> log() {
        return log.stream()
                .<DomainEventMessage<?>>map(DomainEventMessage.class::cast)
                .toList();
    }

    /** Hands over the events from {@code from} (inclusive) to {@code to} (exclusive) as one batch. */
    public void batch(Object projection, int from, int to) {
        var handler = new AnnotationEventHandlerAdapter(projection);
        var batch = new BatchingUnitOfWork<>(log.subList(from, to));
        transaction.executeWithoutResult(_ -> {
            var result = batch.executeWithResult(() -> handler.handle(batch.getMessage()));
            result.optionalExceptionResult().ifPresent(failure -> {
                throw new AssertionError(failure);
            });
        });
    }

    public void inOneBatch(Object projection) {
        batch(projection, 0, log.size());
    }

    /** The rows of a table as JSON, in the order of its key. */
    public List<String> rows(String table) {
        return db.sql("select to_jsonb(t)::text from query.%s t order by 1".formatted(table))
                .query(String.class)
                .list();
    }

    /** How many rows of these tables the database looks at. It does not count those that it finds in an index alone. */
    public long rowsRead(Runnable work, String... tables) {
        Supplier<Long> counted =
                () -> db.sql("""
                        select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))
                        from pg_stat_xact_user_tables
                        where schemaname = 'query' and relname = any(?)
                        """).param(tables).query(Long.class).single();
        return requireNonNull(transaction.execute(_ -> {
            db.sql("set local enable_indexonlyscan = off").update();
            long before = counted.get();
            work.run();
            return counted.get() - before;
        }));
    }
}
