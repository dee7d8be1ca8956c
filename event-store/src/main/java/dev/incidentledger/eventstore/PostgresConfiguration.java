package dev.incidentledger.eventstore;

import dev.incidentledger.events.store.EventCatalog;
import dev.incidentledger.events.store.EventSerializer;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Events and tokens in PostgreSQL, in the transactions that Spring manages. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:event-store.properties")
public class PostgresConfiguration {

    @Bean
    static DatabaseMigrator databaseMigrator(ObjectProvider<DatabaseMigration> migrations) {
        return new DatabaseMigrator(migrations);
    }

    @Bean
    static DatabaseMigration eventStoreMigration() {
        return new DatabaseMigration("event_store", "classpath:db/event-store");
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    @Bean
    EventSerializer eventSerializer(EventCatalog catalog) {
        return new EventSerializer(catalog);
    }

    @Bean
    MessageSerializer messageSerializer() {
        return new MessageSerializer();
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            ConnectionProvider connections,
            TransactionManager transactions,
            EventSerializer events,
            MessageSerializer snapshots,
            ObjectProvider<EventUpcaster> upcasters) {
        var builder = JdbcEventStorageEngine.builder()
                .schema(eventSchema())
                .eventSerializer(events)
                .snapshotSerializer(snapshots)
                .upcasterChain(new EventUpcasterChain(upcasters.orderedStream().toList()));
        return new OrderedStorageEngine(builder, connections, transactions);
    }

    @Bean
    TokenStore tokenStore(
            ConnectionProvider connections,
            MessageSerializer tokens,
            @Value("${ledger.node-id:#{T(java.lang.management.ManagementFactory).runtimeMXBean.name}}") String nodeId) {
        return JdbcTokenStore.builder()
                .nodeId(nodeId)
                .schema(tokenSchema())
                .connectionProvider(connections)
                .serializer(tokens)
                .build();
    }

    @Bean
    Positions positions(JdbcClient db) {
        return new LoggedPositions(db);
    }

    private static EventSchema eventSchema() {
        return EventSchema.builder()
                .eventTable("event_store.domain_event_entry")
                .snapshotTable("event_store.snapshot_event_entry")
                .globalIndexColumn("global_index")
                .timestampColumn("time_stamp")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .metaDataColumn("meta_data")
                .build();
    }

    private static TokenSchema tokenSchema() {
        return TokenSchema.builder()
                .setTokenTable("event_store.token_entry")
                .setProcessorNameColumn("processor_name")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("time_stamp")
                .build();
    }
}
