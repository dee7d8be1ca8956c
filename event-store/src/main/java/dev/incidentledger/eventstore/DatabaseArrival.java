package dev.incidentledger.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;

/**
 * The database that a process is told of, which may be started after it. It is waited for before anything is begun: whoever
 * is told to stop meanwhile has nothing to end.
 */
record DatabaseArrival(Environment settings) implements JdbcConnectionDetails {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseArrival.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final int TRIES_FOR_EACH_WORD = 120;

    /** Answers when there is one, even if it lets nobody in: that is said by whoever needs it next. */
    void await() {
        var database = UnpooledDatabase.of(this).dataSource();
        for (int tries = 0; ; tries++) {
            try (var _ = database.getConnection()) {
                return;
            } catch (SQLException failure) {
                if (!isNotYetThere(failure)) {
                    return;
                }
                if (tries % TRIES_FOR_EACH_WORD == 0) {
                    LOG.warn("Waiting for the database: {}", failure.getMessage());
                }
            }
            pause();
        }
    }

    /** Source: PostgreSQL's manual, appendix A. */
    private static boolean isNotYetThere(SQLException failure) {
        var code = Objects.requireNonNullElse(failure.getSQLState(), "08000");
        return code.startsWith("08") || code.equals("57P03");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for the database", stopped);
        }
    }

    @Override
    public String getJdbcUrl() {
        return settings.getRequiredProperty("spring.datasource.url");
    }

    @Override
    public @Nullable String getUsername() {
        return settings.getProperty("spring.datasource.username");
    }

    @Override
    public @Nullable String getPassword() {
        return settings.getProperty("spring.datasource.password");
    }
}
