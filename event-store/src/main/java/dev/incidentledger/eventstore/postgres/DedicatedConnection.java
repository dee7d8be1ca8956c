package dev.incidentledger.eventstore.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection outside of any pool, for one thread; opened when needed, and again after it was lost. */
final class DedicatedConnection {

    private static final Logger LOG = LoggerFactory.getLogger(DedicatedConnection.class);

    private final DataSource database;
    private @Nullable Connection open;

    DedicatedConnection(DataSource database) {
        this.database = database;
    }

    Connection get() throws SQLException {
        if (open == null) {
            open = database.getConnection();
        }
        return open;
    }

    void discard() {
        if (open != null) {
            try {
                open.close();
            } catch (SQLException lost) {
                LOG.debug("The connection was lost already", lost);
            }
            open = null;
        }
    }
}
