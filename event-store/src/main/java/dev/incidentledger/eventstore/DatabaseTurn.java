package dev.incidentledger.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Has the processes on one database do something one after the other. The turn of a process that dies ends with its
 * connection.
 *
 * @param purpose what is done; who does something else does not wait
 */
public record DatabaseTurn(DataSource database, String purpose) {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTurn.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    @FunctionalInterface
    public interface Work<E extends Exception> {
        void run() throws E;
    }

    /** Waits for as long as another process is at it. */
    public <E extends Exception> void take(Work<E> work) throws E {
        try (var connection = database.getConnection()) {
            var session = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            await(session);
            try {
                work.run();
            } finally {
                endIn(connection, session);
            }
        } catch (SQLException lost) {
            throw new IllegalStateException("The database does not answer", lost);
        }
    }

    private void await(JdbcClient session) {
        for (int tries = 1; !isOurs(session, "select pg_try_advisory_lock(hashtextextended(?, 0))"); tries++) {
            if (tries == 1) {
                LOG.info("Waiting for another process: {}", purpose);
            }
            pause();
        }
    }

    private void endIn(Connection connection, JdbcClient session) throws SQLException {
        if (connection.isValid(1)) { // else it has ended already
            isOurs(session, "select pg_advisory_unlock(hashtextextended(?, 0))");
        }
    }

    private boolean isOurs(JdbcClient session, String sql) {
        return session.sql(sql).param(purpose).query(Boolean.class).single();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for another process", stopped);
        }
    }
}
