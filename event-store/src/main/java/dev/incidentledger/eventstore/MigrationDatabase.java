package dev.incidentledger.eventstore;

import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

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
        var connections = new PGSimpleDataSource();
        connections.setUrl(url);
        if (user != null) {
            connections.setUser(user);
            connections.setPassword(password);
        }
        connections.setApplicationName("incident-ledger-migration");
        connections.setOptions("%s %s %s"
                .formatted(
                        OPTIONS,
                        UnpooledDatabase.NOTICE_A_VANISHED_CLIENT,
                        Objects.requireNonNullElse(connections.getOptions(), ""))); // the URL counts
        connections.setTcpKeepAlive(true);
        connections.setLogServerErrorDetail(false); // it would quote rows
        return connections;
    }
}
