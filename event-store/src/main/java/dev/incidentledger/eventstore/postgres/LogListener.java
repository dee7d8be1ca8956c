package dev.incidentledger.eventstore.postgres;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears over a connection of its own how far the log reaches, whichever process has appended. */
final class LogListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogListener.class);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final int LISTEN_MILLIS = 500;

    private final DedicatedConnection connection;
    private final LogHead head;
    private final Thread listener =
            Thread.ofPlatform().name("event-log-listener").daemon().unstarted(this::run);

    private LogListener(DataSource database, LogHead head) {
        this.connection = new DedicatedConnection(database);
        this.head = head;
    }

    static LogListener start(DataSource database, LogHead head) {
        var listener = new LogListener(database, head);
        listener.listener.start();
        return listener;
    }

    @Override
    public void close() {
        listener.interrupt();
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                try {
                    listen();
                } catch (SQLException lost) {
                    LOG.debug("Notifications are lost for a while", lost);
                    connection.discard();
                    Thread.sleep(BETWEEN_TRIES);
                }
            }
        } catch (InterruptedException closed) {
            LOG.debug("Nobody listens any more");
        } finally {
            connection.discard();
        }
    }

    private void listen() throws SQLException {
        try (var statement = connection.get().createStatement()) {
            statement.execute("listen " + AppendStatement.CHANNEL);
        }
        var notifications = connection.get().unwrap(PGConnection.class);
        while (!Thread.currentThread().isInterrupted()) {
            for (var heard : notifications.getNotifications(LISTEN_MILLIS)) {
                head.reached(Long.parseLong(heard.getParameter()));
            }
        }
    }
}
