package dev.incidentledger.eventstore;

import dev.incidentledger.eventstore.postgres.CommandKey;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.eventstore.postgres.PostgresEventStore;
import dev.incidentledger.eventstore.rebuild.OneMoment;
import dev.incidentledger.eventstore.watch.WatchConfiguration;
import dev.incidentledger.eventstore.watch.WatchedDatabase;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Events and tokens in PostgreSQL, in the transactions that Spring manages. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:event-store.properties")
@Import({MigrationConfiguration.class, WatchConfiguration.class})
public class PostgresConfiguration {

    @Bean
    NodeId nodeId(Environment settings) {
        return NodeId.of(settings);
    }

    @Bean
    TransactionManager projectionTransactions(PlatformTransactionManager transactions, JdbcClient db) {
        return new ProjectionTransactions(new SpringTransactionManager(transactions), db);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    @Bean
    UnpooledDatabase unpooledDatabase(JdbcConnectionDetails database) {
        return UnpooledDatabase.of(database);
    }

    @Bean
    MessageSerializer messageSerializer() {
        return new MessageSerializer();
    }

    @Bean
    PostgresEventStorageEngine eventStorageEngine(
            ConnectionProvider connections,
            UnpooledDatabase unpooled,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            MessageSerializer snapshots,
            SnapshotFilter snapshotFilter,
            ObjectProvider<CommandKey> commandKey,
            ObjectProvider<EventUpcaster> upcasters) {
        return PostgresEventStorageEngine.builder()
                .database(unpooled.dataSource())
                .connections(connections)
                .eventSerializer(eventSerializer)
                .snapshotSerializer(snapshots)
                .snapshotFilter(snapshotFilter)
                .commandKey(commandKey.getIfAvailable(() -> _ -> Optional.empty()))
                .upcasterChain(new EventUpcasterChain(upcasters.orderedStream().toList()))
                .build();
    }

    @Bean
    PostgresEventStore eventStore(PostgresEventStorageEngine engine, UnpooledDatabase unpooled) {
        return PostgresEventStore.over(engine, unpooled.dataSource());
    }

    /** Claims end by the database's clock: by that of a node which is ahead they would outlive it by as much. */
    @Bean
    CommandEvents commandEvents(PostgresEventStorageEngine engine, PostgresEventStore store) {
        return new CommandEvents(store, store::hasStagedEvents, engine::lastSequenceNumberFor);
    }

    @Bean
    TokenStore tokenStore(
            ConnectionProvider connections,
            JdbcClient db,
            WatchedDatabase database,
            MessageSerializer tokens,
            NodeId node) {
        AbstractTokenEntry.clock = database.clock();
        var builder = JdbcTokenStore.builder()
                .nodeId(node.value())
                .schema(tokenSchema())
                .connectionProvider(connections)
                .serializer(tokens);
        return new ProjectionTokens(builder, db, tokens, node.value());
    }

    @Bean
    Presence presence(JdbcClient db, NodeId node) {
        return new Presence(db, node.value());
    }

    @Bean
    DeadLetterTable deadLetterTable(JdbcClient db, NodeId node) {
        return new DeadLetterTable(db, node.value());
    }

    @Bean
    Positions positions(PostgresEventStorageEngine engine, PostgresEventStore store) {
        return new LoggedPositions(engine, store);
    }

    @Bean
    RecordedKeys recordedKeys(PostgresEventStorageEngine engine) {
        return (key, _) -> engine.log()
                .withCommandKey(key)
                .map(event -> new RecordedKeys.RecordedKey(event.aggregateId(), event.sequence()));
    }

    @Bean
    ProjectionDatabase projectionDatabase(JdbcClient db, JdbcOperations copy) {
        return new ProjectionDatabase(db, copy);
    }

    @Bean
    OneMoment oneMoment(JdbcOperations db, PlatformTransactionManager transactions) {
        return new OneMoment(db, transactions);
    }

    @Bean
    StoredPositions storedPositions(JdbcClient db, MessageSerializer tokens) {
        return new StoredPositions(db, tokens);
    }

    @Bean
    ProjectionPositions projectionPositions(StoredPositions stored, Positions log) {
        return new ProjectionPositions(stored::all, log);
    }

    @Bean
    TokensWithinLog tokensWithinLog(StoredPositions projections, PostgresEventStorageEngine engine) {
        return new TokensWithinLog(projections::all, engine.log()::headPosition);
    }

    private static TokenSchema tokenSchema() {
        return TokenSchema.builder()
                .setTokenTable("query.token_entry")
                .setProcessorNameColumn("processor_name")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("time_stamp")
                .build();
    }
}
