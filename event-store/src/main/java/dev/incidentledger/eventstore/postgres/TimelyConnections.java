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

    /** @throws SQLTimeoutException when the time is over */
    @Override
    public Connection getConnection() throws SQLException {
        requireTime();
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
        int millis = requireTime();
        int usual = connection.getNetworkTimeout(); // 0 is none
        if (millis < (usual == 0 ? Integer.MAX_VALUE : usual)) {
            connection.setNetworkTimeout(Runnable::run, millis);
        }
    }

    private static int requireTime() throws SQLException {
        int millis = Math.toIntExact(TimeToAnswer.atMost(FOREVER).toMillis());
        if (millis == 0) {
            throw new SQLTimeoutException("The time to answer is over");
        }
        return millis;
    }
}
