package dev.incidentledger.eventstore.postgres;

import dev.incidentledger.eventstore.TestServer;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An empty log in a database of its own, to be reached directly or through a port that is not the server's. */
record LogDatabase(int port, String name) {

    static LogDatabase create() {
        var fresh = new PGSimpleDataSource();
        fresh.setUrl(TestServer.freshLog());
        return new LogDatabase(fresh.getPortNumbers()[0], fresh.getDatabaseName());
    }

    JdbcClient sql() {
        return JdbcClient.create(reachedBy(port));
    }

    PGSimpleDataSource reachedBy(int anyPort) {
        var connections = new PGSimpleDataSource();
        connections.setPortNumbers(new int[] {anyPort});
        connections.setDatabaseName(name);
        connections.setUser("postgres");
        connections.setConnectTimeout(1);
        connections.setLoginTimeout(1);
        connections.setSocketTimeout(4);
        connections.setOptions("-c statement_timeout=3s");
        return connections;
    }

    /** Appends over the one connection, reads directly. */
    PostgresEventStorageEngine.Builder engineOver(DataSource appending) {
        var serializer = Jackson3Serializer.builder().build();
        return PostgresEventStorageEngine.builder()
                .database(appending)
                .connections(reachedBy(port)::getConnection)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer);
    }

    Map<String, Long> positionsById() {
        var positions = new HashMap<String, Long>();
        sql().sql("select event_id, position from event_store.event_log").query(row -> {
            positions.put(row.getString(1), row.getLong(2));
        });
        return positions;
    }
}
