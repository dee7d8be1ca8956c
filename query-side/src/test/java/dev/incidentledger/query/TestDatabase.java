package dev.incidentledger.query;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL for all tests, with a database of its own for each that asks. */
public final class TestDatabase {

    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /** The URL of an empty database. */
    public static String fresh() {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return SERVER.getJdbcUrl("postgres", name);
    }

    /** Ends every connection to a database and lets nobody in, as if its server were gone. */
    static void cut(String name) {
        var server = JdbcClient.create(SERVER.getPostgresDatabase());
        server.sql("alter database %s with allow_connections false".formatted(name))
                .update();
        server.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
                .param(name)
                .query()
                .listOfRows();
    }

    static void restore(String name) {
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("alter database %s with allow_connections true".formatted(name))
                .update();
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
