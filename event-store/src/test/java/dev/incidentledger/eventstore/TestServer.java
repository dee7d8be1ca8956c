package dev.incidentledger.eventstore;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The PostgreSQL that the tests run on: an embedded one, or with {@code -Dpostgres.bin=/usr/lib/postgresql/15/bin} the one
 * that is installed there.
 */
public final class TestServer {

    private static final String INSTALLED = System.getProperty("postgres.bin", "");
    private static final int PORT = INSTALLED.isEmpty() ? startEmbedded() : startInstalled();

    private TestServer() {}

    /** The JDBC URL of a database in which there is nothing. */
    public static String freshDatabase() {
        return database("create database %s");
    }

    /** The JDBC URL of a database with an empty event log. */
    public static String freshLog() {
        return database("create database %s template " + Template.NAME);
    }

    /** Keeps the server's folder small, which is removed file by file in the end. */
    public static void drop(String database) {
        administer("drop database %s with (force)".formatted(nameIn(database)));
    }

    public static DataSource connectionsTo(String database) {
        var connections = new PGSimpleDataSource();
        connections.setUrl(database);
        return connections;
    }

    private static String database(String create) {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        administer(create.formatted(name));
        return url(name);
    }

    private static void administer(String sql) {
        JdbcClient.create(connectionsTo(url("postgres"))).sql(sql).update();
    }

    private static String nameIn(String url) {
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }

    private static String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(PORT, database);
    }

    private static int startEmbedded() {
        try {
            return EmbeddedPostgres.start().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int startInstalled() {
        try {
            var server = InstalledPostgres.start(Path.of(INSTALLED));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
            return server.port();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(InstalledPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Migrated once, copied for each test. */
    private static final class Template {

        static final String NAME = migrated();

        private static String migrated() {
            var url = freshDatabase();
            var roles = Map.of("application_role", "postgres", "owner", "postgres");
            MigrationConfiguration.eventStoreMigration().applyTo(connectionsTo(url), roles);
            return nameIn(url);
        }
    }
}
