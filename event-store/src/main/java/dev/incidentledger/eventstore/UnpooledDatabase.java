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
        var connections = connections(
                database.getJdbcUrl(),
                database.getUsername(),
                database.getPassword(),
                "incident-ledger-log",
                "-c synchronous_commit=on -c statement_timeout=%ds".formatted(STATEMENT_SECONDS));
        connections.setConnectTimeout(CONNECT_SECONDS);
        connections.setLoginTimeout(CONNECT_SECONDS);
        connections.setSocketTimeout(STATEMENT_SECONDS + 1); // the server's own word comes first
        return new UnpooledDatabase(connections);
    }

    /**
     * @param user null where the URL names it
     * @param application what the server shows of whose sessions they are
     * @param options of each session; those that the URL has come last, and count
     */
    static PGSimpleDataSource connections(
            String url, @Nullable String user, @Nullable String password, String application, String options) {
        var connections = new PGSimpleDataSource();
        connections.setUrl(url);
        if (user != null) {
            connections.setUser(user);
            connections.setPassword(password);
        }
        connections.setApplicationName(application);
        connections.setOptions("%s %s %s"
                .formatted(
                        options, NOTICE_A_VANISHED_CLIENT, Objects.requireNonNullElse(connections.getOptions(), "")));
        connections.setTcpKeepAlive(true);
        connections.setLogServerErrorDetail(false); // it would quote rows, and with them what operators said
        return connections;
    }
}
