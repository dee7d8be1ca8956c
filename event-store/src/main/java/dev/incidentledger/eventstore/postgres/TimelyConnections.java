package dev.incidentledger.eventstore.postgres;

import dev.incidentledger.eventstore.TimeToAnswer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import org.axonframework.common.jdbc.ConnectionProvider;

/**
 * Connections that are given up when nobody waits any more for what they bring. Whoever pools them sets them back.
 *
 * @see TimeToAnswer
 */
record TimelyConnections(ConnectionProvider connections) implements ConnectionProvider {

    private static final Duration FOREVER = Duration.ofMillis(Integer.MAX_VALUE);

    /** Less is not worth the wait for a connection, which has a limit of its own. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    /** @throws SQLTimeoutException when the time is over */
    @Override
    public Connection getConnection() throws SQLException {
        requireTime(LEAST);
        var connection = connections.getConnection();
        try {
            limit(connection);
            return connection;
        } catch (SQLException late) {
            connection.close();
            throw late;
        }
    }

    private static void limit(Connection connection) throws SQLException {
        int millis = requireTime(Duration.ofMillis(1));
        int usual = connection.getNetworkTimeout(); // 0 is none
        if (millis < (usual == 0 ? Integer.MAX_VALUE : usual)) {
            connection.setNetworkTimeout(Runnable::run, millis);
        }
    }

    private static int requireTime(Duration least) throws SQLException {
        var left = TimeToAnswer.atMost(FOREVER);
        if (left.compareTo(least) < 0) {
            throw new SQLTimeoutException("The time to answer is over");
        }
        return Math.toIntExact(left.toMillis());
    }
}
