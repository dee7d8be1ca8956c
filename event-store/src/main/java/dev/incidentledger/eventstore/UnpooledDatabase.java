package dev.incidentledger.eventstore;

import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Connections that stand outside of the pool: for appending, listening and rebuilding. No bean of type DataSource, lest it
 * be taken for the pool.
 */
public record UnpooledDatabase(DataSource dataSource) {

    private static final int CONNECT_SECONDS = 2;
    private static final int STATEMENT_SECONDS = 3;

    /**
     * Options of a session that has the server end it some 11 seconds after its client vanished, maybe between a statement and
     * its commit, where everybody waits for the head of the log.
     */
    public static final String NOTICE_A_VANISHED_CLIENT =
            "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

    static UnpooledDatabase of(JdbcConnectionDetails database) {
        var connections = new PGSimpleDataSource();
        connections.setUrl(database.getJdbcUrl());
        if (database.getUsername() != null) { // else the URL names the user
            connections.setUser(database.getUsername());
            connections.setPassword(database.getPassword());
        }
        connections.setApplicationName("incident-ledger-log");
        connections.setConnectTimeout(CONNECT_SECONDS);
        connections.setLoginTimeout(CONNECT_SECONDS);
        connections.setOptions(options(connections.getOptions()));
        connections.setSocketTimeout(STATEMENT_SECONDS + 1); // the server's own word comes first
        connections.setTcpKeepAlive(true);
        connections.setLogServerErrorDetail(false); // it would quote rows, and with them what operators said
        return new UnpooledDatabase(connections);
    }

    /** What the URL says comes last, and counts. */
    private static String options(@Nullable String ofUrl) {
        return "-c synchronous_commit=on -c statement_timeout=%ds %s %s"
                .formatted(STATEMENT_SECONDS, NOTICE_A_VANISHED_CLIENT, Objects.requireNonNullElse(ofUrl, ""));
    }
}
