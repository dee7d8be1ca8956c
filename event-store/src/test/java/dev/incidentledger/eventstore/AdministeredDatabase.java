package dev.incidentledger.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database in which its administrator runs the file that we document, and migrations run as they do at a start. */
record AdministeredDatabase(String url) {

    static final String OWNER = "ledger_owner";
    static final String APPLICATION = "ledger";

    private static final String SUPERUSER = "postgres";
    private static final Path FILE = Path.of("../docs/postgresql-roles.sql");

    static AdministeredDatabase fresh() {
        var database = new AdministeredDatabase(TestLedger.freshDatabase());
        database.administer();
        return database;
    }

    static AdministeredDatabase migrated() {
        var database = fresh();
        database.start(APPLICATION, OWNER);
        return database;
    }

    void administer() {
        administerAs(SUPERUSER);
    }

    void administerAs(String administrator) {
        as(administrator)
                .sql(fileAsDelivered().replaceAll("\\w+_PASSWORD", "'secret'"))
                .update();
    }

    static String fileAsDelivered() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JdbcClient as(String role) {
        return JdbcClient.create(new DriverManagerDataSource(urlFor(role)));
    }

    JdbcClient asSuperuser() {
        return as(SUPERUSER);
    }

    void start(String application, String migrationRole) {
        run(
                Migrations.class,
                "--spring.datasource.url=" + urlFor(application),
                "--spring.flyway.user=" + migrationRole);
    }

    void startWithoutMigrationRole(String application) {
        run(Migrations.class, "--spring.datasource.url=" + urlFor(application));
    }

    /**
     * One script takes a second, and statements of the pool are given up after half of that.
     *
     * @param options of sessions that migrate
     */
    void startSlowly(String options) {
        run(
                SlowMigrations.class,
                "--spring.datasource.url=" + urlFor(APPLICATION) + "&options=" + options,
                "--spring.datasource.hikari.connection-init-sql=set statement_timeout = 500");
    }

    private static void run(Class<?> migrations, String... arguments) {
        new SpringApplicationBuilder(migrations).run(arguments).close();
    }

    private String urlFor(String role) {
        return url.replace("user=" + SUPERUSER, "user=" + role);
    }

    @Configuration(proxyBeanMethods = false)
    @Import({MigrationConfiguration.class, DataSourceAutoConfiguration.class})
    static class Migrations {
        @Bean
        static DatabaseMigration readModel() {
            return new DatabaseMigration(DatabaseMigration.Owner.APPLICATION, "query", "classpath:db/sample");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Migrations.class)
    static class SlowMigrations {
        @Bean
        static DatabaseMigration slow() {
            return new DatabaseMigration(
                    DatabaseMigration.Owner.APPLICATION, "query", "classpath:db/slow", "slow_history");
        }
    }
}
