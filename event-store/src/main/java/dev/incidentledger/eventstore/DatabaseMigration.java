package dev.incidentledger.eventstore;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A schema and the scripts that bring it up to date. Declared as a bean, it is applied before anybody else gets hold of
 * the database.
 *
 * @param location of the scripts, as Flyway writes it
 * @param history the table that tells which of the scripts were applied; each set of scripts has its own
 */
public record DatabaseMigration(Owner owner, String schema, String location, String history) {

    public DatabaseMigration(Owner owner, String schema, String location) {
        this(owner, schema, location, "flyway_schema_history");
    }

    /** Whom the schema belongs to. */
    public enum Owner {
        /** The role that the application works as; it may do anything there. */
        APPLICATION,
        /** A role used for migrations alone; the application may do there what the scripts grant it. */
        MIGRATION_ROLE
    }

    void applyTo(DataSource database, Map<String, String> placeholders) {
        flyway(database, placeholders).migrate();
    }

    boolean isAppliedTo(DataSource database, Map<String, String> placeholders) {
        return flyway(database, placeholders).info().pending().length == 0;
    }

    private Flyway flyway(DataSource database, Map<String, String> placeholders) {
        return Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .table(history)
                .baselineOnMigrate(true) // another set of scripts may have been here first
                .baselineVersion("0")
                .locations(location)
                .placeholders(placeholders)
                .loggers("slf4j")
                .load();
    }
}
