package dev.incidentledger.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.eventstore.AggregateCache;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The rival: Axon on its own JDBC engine, with one transaction for each command. It gets the same cache and serializer, no
 * timeouts on handlers, and as many connections as there are threads.
 */
record StockAxon(HikariDataSource connections, Configuration axon) implements AutoCloseable {

    static StockAxon on(Database database, int threads) {
        var pool = pool(database, threads);
        return new StockAxon(pool, start(pool));
    }

    static HikariDataSource pool(Database database, int connections) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.application().user());
        pool.setPassword(database.application().password());
        pool.setMaximumPoolSize(connections);
        return pool;
    }

    static EventStorageEngine engine(DataSource pool, TransactionManager transactions, EventSerializer events) {
        var engine = JdbcEventStorageEngine.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(pool))
                .transactionManager(transactions)
                .schema(EventSchema.builder()
                        .eventTable("query.domain_event_entry")
                        .snapshotTable("query.snapshot_event_entry")
                        .build())
                .eventSerializer(events)
                .snapshotSerializer(Jackson3Serializer.builder().build())
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }

    CommandGateway gateway() {
        return axon.commandGateway();
    }

    @Override
    public void close() {
        axon.shutdown();
        connections.close();
    }

    private static Configuration start(DataSource pool) {
        var transactions = new SpringTransactionManager(new DataSourceTransactionManager(pool));
        var correlation = List.of(Diary.whoAndWhy());
        var bus = SimpleCommandBus.builder().transactionManager(transactions).build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(correlation));
        return DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> Jackson3Serializer.builder().build())
                .configureTransactionManager(_ -> transactions)
                .configureCommandBus(_ -> bus)
                .configureCorrelationDataProviders(_ -> correlation)
                .configureEmbeddedEventStore(_ -> engine(pool, transactions, new EventSerializer(Diary.CATALOG)))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Diary.class)
                        .configureCache(_ -> new AggregateCache(10_000)))
                .start();
    }
}
