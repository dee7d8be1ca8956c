package dev.incidentledger.eventstore.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears over a connection of its own how far the log reaches, whichever process has appended. */
final class LogListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogListener.class);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final int LISTEN_MILLIS = 500;
    private static final int LISTENS_BETWEEN_QUESTIONS = 20;
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

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
                } catch (SQLException | RuntimeException | Error lost) { // else nobody would listen any more
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

    /** Asks again now and then, since silence may also mean that the connection is gone. */
    private void listen() throws SQLException {
        var open = connection.get();
        try (var statement = open.createStatement()) {
            statement.execute("listen " + AppendStatement.CHANNEL);
        }
        for (int i = 0; i < LISTENS_BETWEEN_QUESTIONS && !Thread.currentThread().isInterrupted(); i++) {
            for (var heard : open.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS)) {
                hear(heard.getParameter());
            }
        }
    }

    /** Anybody may notify, so it is a hint to look, and no more. */
    private void hear(String position) {
        if (POSITION.matcher(position).matches()) {
            head.reached(Long.parseLong(position));
        }
    }
}
