package dev.incidentledger.query;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL for all tests, with a database of its own for each that asks. */
public final class TestDatabase {

    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /** The URL of an empty database. */
    public static String fresh() {
        return url(create(""));
    }

    /** The URL of a database with the tables of all projections, and nothing in them. */
    static String withReadModels() {
        return url(create(" template " + Template.NAME));
    }

    private static String create(String template) {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name + template)
                .update();
        return name;
    }

    private static String url(String name) {
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

    /** Migrated once, copied for each test. */
    private static final class Template {

        static final String NAME = migrated();

        private static String migrated() {
            var name = create("");
            migrate(name, "classpath:db/query", "flyway_schema_history");
            migrate(name, "classpath:db/projections", "token_schema_history");
            return name;
        }

        private static void migrate(String name, String location, String history) {
            Flyway.configure()
                    .dataSource(url(name), "postgres", "")
                    .schemas("query")
                    .table(history)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .locations(location)
                    .load()
                    .migrate();
        }
    }
}
