package dev.incidentledger.eventstore.postgres;

import dev.incidentledger.eventstore.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Not a test of ours but the reason for our engine: Axon's {@link JdbcEventStorageEngine} commits events that no projection
 * is ever given. {@link NothingIsLostTest} plays the same on ours. To run it:
 *
 * <pre>
 * ./mvnw -q -pl event-store -am test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath
 * java -cp event-store/target/test-classes:event-store/target/classes:$(cat event-store/target/test.classpath) \
 *     dev.incidentledger.eventstore.postgres.StockEngineLosesEvents
 * </pre>
 */
final class StockEngineLosesEvents {

    private static final Duration GAPS_TIME_OUT_AFTER = Duration.ofMinutes(1); // Axon's default

    private final DataSource database = TestServer.connectionsTo(TestServer.freshDatabase());
    private final JdbcEventStorageEngine reading = engine(database::getConnection);
    private final List<String> delivered = new ArrayList<>();
    private @Nullable TrackingToken token; // null for the beginning

    private StockEngineLosesEvents() {
        reading.createSchema(PostgresEventTableFactory.INSTANCE);
    }

    public static void main(String[] arguments) throws SQLException {
        new StockEngineLosesEvents()
                .play(
                        "Writer B's clock is 90 s behind",
                        Instant.now(),
                        Instant.now().minusSeconds(90));
        var longAgo = Instant.now().minus(GAPS_TIME_OUT_AFTER).minusSeconds(1);
        new StockEngineLosesEvents()
                .play("Writers A and B made their events 61 s before they could commit them", longAgo, longAgo);
    }

    /** A takes index 2 and is slow to commit; B takes index 3 and commits; a projection reads; A commits. */
    private void play(String scenario, Instant timeOfA, Instant timeOfB) throws SQLException {
        engine(database::getConnection).appendEvents(event("first", Instant.now()));
        readOn();
        try (var writerA = database.getConnection()) {
            writerA.setAutoCommit(false);
            engine(new SingleConnectionDataSource(writerA, true)::getConnection).appendEvents(event("by A", timeOfA));
            engine(database::getConnection).appendEvents(event("by B", timeOfB));
            readOn();
            writerA.commit();
        }
        readOn();

        System.out.println(scenario);
        System.out.println("  committed: " + committed());
        System.out.println("  delivered: " + delivered);
        System.out.println("  token:     " + token);
    }

    private void readOn() {
        reading.readEvents(token, false).forEach(event -> {
            delivered.add(((DomainEventMessage<?>) event).getAggregateIdentifier());
            token = event.trackingToken();
        });
    }

    private List<String> committed() {
        return JdbcClient.create(database)
                .sql("select aggregateIdentifier from DomainEventEntry order by globalIndex")
                .query(String.class)
                .list();
    }

    private static GenericDomainEventMessage<String> event(String aggregateId, Instant time) {
        return new GenericDomainEventMessage<>(
                "Thing",
                aggregateId,
                0,
                "payload",
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                time);
    }

    private static JdbcEventStorageEngine engine(ConnectionProvider connections) {
        return JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(TestLog.JSON)
                .snapshotSerializer(TestLog.JSON)
                .build();
    }
}
