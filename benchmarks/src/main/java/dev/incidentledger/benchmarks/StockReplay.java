package dev.incidentledger.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.store.EventSerializer;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The rival: a projection as one writes it first, on Axon's own JDBC engine and tracking processor. The handler makes one
 * upsert for each event; rows and token commit together.
 */
record StockReplay(HikariDataSource connections, EventStorageEngine engine, JdbcTokenStore tokens, long events)
        implements AutoCloseable {

    private static final int CONNECTIONS = 5;

    /** As many of the log's first events as asked for, copied into the table of Axon's engine. */
    static StockReplay of(RebuildSubject subject, long most) throws SQLException {
        var database = subject.database();
        var pool = StockAxon.pool(database, CONNECTIONS);
        var transactions = new SpringTransactionManager(new DataSourceTransactionManager(pool));
        var engine = StockAxon.engine(pool, transactions, new EventSerializer(LedgerEvents.CATALOG));
        var tokens = JdbcTokenStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(pool))
                .schema(TokenSchema.builder().setTokenTable("query.stock_token").build())
                .serializer(subject.tokenSerializer())
                .build();
        tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
        return new StockReplay(pool, engine, tokens, copyEvents(database, most));
    }

    void replay(int batchSize) throws InterruptedException {
        JdbcClient.create(connections).sql("truncate query.stock_incident").update();
        var store = EmbeddedEventStore.builder().storageEngine(engine).build();
        var left = new CountDownLatch(Math.toIntExact(events));
        var processor = TrackingEventProcessor.builder()
                .name(UUID.randomUUID().toString()) // has no token yet
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Upserts(JdbcClient.create(connections), left))
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build())
                .messageSource(store)
                .tokenStore(tokens)
                .transactionManager(new SpringTransactionManager(new DataSourceTransactionManager(connections)))
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(batchSize))
                .build();
        processor.start();
        try {
            while (!left.await(1, TimeUnit.SECONDS)) {
                if (!processor.isRunning()) {
                    throw new IllegalStateException("The replay ended and left %d events".formatted(left.getCount()));
                }
            }
        } finally {
            processor.shutDown();
            store.shutDown();
        }
    }

    @Override
    public void close() {
        connections.close();
    }

    private static long copyEvents(Database database, long most) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table query.stock_incident (
                        incident_id text primary key, last_event text not null, version bigint not null, at timestamptz not null)
                    """);
            return statement.executeLargeUpdate("""
                    insert into query.domain_event_entry (globalIndex, eventIdentifier, type, aggregateIdentifier,
                        sequenceNumber, payloadType, payloadRevision, payload, metaData, timeStamp)
                    select row_number() over (order by position), event_id, aggregate_type, aggregate_id,
                        sequence, payload_type, payload_revision, payload, metadata,
                        to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                    from event_store.event_log where aggregate_type = 'incident' order by position limit %d
                    """.formatted(most));
        }
    }

    private record Upserts(JdbcClient db, CountDownLatch left) {

        @EventHandler
        @SuppressWarnings("UnusedMethod") // Axon calls it.
        void on(IncidentEvent event, DomainEventMessage<?> message) {
            db.sql("""
                            insert into query.stock_incident values (?, ?, ?, ?)
                            on conflict (incident_id) do update
                            set last_event = excluded.last_event, version = excluded.version, at = excluded.at
                            """)
                    .param(event.incidentId().value())
                    .param(message.getPayloadType().getSimpleName())
                    .param(message.getSequenceNumber())
                    .param(message.getTimestamp().atOffset(ZoneOffset.UTC))
                    .update();
            left.countDown();
        }
    }
}
