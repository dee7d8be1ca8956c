package dev.incidentledger.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;

/**
 * Axon's own engine with two faults mended. Appends take turns, each until it has committed: the stock engine lets a later
 * position be seen before an earlier one, which a projection then gets out of order or, under a skewed clock, never. And
 * recorded times keep their microseconds.
 */
final class OrderedStorageEngine extends JdbcEventStorageEngine {

    /** Any number will do, as long as nobody else in this database takes the same. */
    private static final long TURN = 4_711_202_611L;

    private static final DateTimeFormatter MICROSECONDS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    private final ConnectionProvider connections;
    private final TransactionManager transactions;

    OrderedStorageEngine(Builder builder, ConnectionProvider connections, TransactionManager transactions) {
        super(builder.connectionProvider(connections).transactionManager(transactions));
        this.connections = connections;
        this.transactions = transactions;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        transactions.executeInTransaction(() -> {
            awaitTurn();
            super.appendEvents(events, serializer);
        });
    }

    @Override
    protected void writeTimestamp(PreparedStatement statement, int column, Instant recordedAt) throws SQLException {
        statement.setString(column, MICROSECONDS.format(recordedAt));
    }

    /** Held until the transaction at hand ends. */
    private void awaitTurn() {
        try (Connection connection = connections.getConnection();
                PreparedStatement turn = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            turn.setLong(1, TURN);
            turn.execute();
        } catch (SQLException failure) {
            throw new EventStoreException("The event store does not take the events", failure);
        }
    }
}
