package dev.incidentledger.eventstore;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * One schema and the scripts that bring it up to date. Declared as a bean, it is applied before anybody else gets hold
 * of the database.
 *
 * @param location of the scripts, as Flyway writes it
 */
public record DatabaseMigration(String schema, String location) {

    void applyTo(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .locations(location)
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
