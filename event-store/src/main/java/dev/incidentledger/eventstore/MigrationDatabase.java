package dev.incidentledger.eventstore;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections on which a script takes as long as it takes, and waits but seconds for what others hold, since whoever comes
 * after it waits behind it.
 */
final class MigrationDatabase {

    /** Below the time after which statements of the pool are given up. */
    private static final String OPTIONS = "-c statement_timeout=0 -c lock_timeout=4s";

    private MigrationDatabase() {}

    /** @param user null where the URL names it */
    static DataSource connectTo(String url, @Nullable String user, @Nullable String password) {
        return UnpooledDatabase.connections(url, user, password, "incident-ledger-migration", OPTIONS);
    }
}
