package dev.incidentledger.eventstore;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.NestedExceptionUtils;

/** Brings every schema up to date the moment the data source is made, so that no bean ever sees an older one. */
final class DatabaseMigrator implements BeanPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseMigrator.class);

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int MOST_TRIES = 10;

    private final ObjectProvider<DatabaseMigration> migrations;
    private final ObjectProvider<MigrationRole> migrationRole;
    private final ObjectProvider<JdbcConnectionDetails> application;

    /** @param application how the pool is connected; none where there is no pool, and no limits to avoid */
    DatabaseMigrator(
            ObjectProvider<DatabaseMigration> migrations,
            ObjectProvider<MigrationRole> migrationRole,
            ObjectProvider<JdbcConnectionDetails> application) {
        this.migrations = migrations;
        this.migrationRole = migrationRole;
        this.application = application;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource database) {
            var details = application.getIfAvailable();
            var role = new DatabaseRole(details == null ? database : connectTo(details));
            new DatabaseTurn(database, "migration").take(() -> migrateAll(role));
        }
        return bean;
    }

    private static DataSource connectTo(JdbcConnectionDetails details) {
        return MigrationDatabase.connectTo(details.getJdbcUrl(), details.getUsername(), details.getPassword());
    }

    private void migrateAll(DatabaseRole role) {
        migrations.stream()
                .sorted(Comparator.comparing(DatabaseMigration::schema))
                .forEach(migration -> migrate(migration, role));
    }

    private void migrate(DatabaseMigration migration, DatabaseRole role) {
        switch (migration.owner()) {
            case APPLICATION -> apply(migration, role, Map.of());
            case MIGRATION_ROLE -> migrateAsOwner(migration, role);
        }
    }

    /** Readers have a pause between the tries. */
    private static void apply(DatabaseMigration migration, DatabaseRole role, Map<String, String> placeholders) {
        for (int tries = 1; ; tries++) {
            try {
                migration.applyTo(role.database(), placeholders);
                return;
            } catch (FlywayException failure) {
                if (!(NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException cause
                        && LOCK_NOT_AVAILABLE.equals(cause.getSQLState()))) {
                    throw failure;
                }
                if (tries == MOST_TRIES) {
                    throw new StartRefusedException(
                            "the schema %s of the database is to be migrated, and others hold what has to be changed: %s"
                                    .formatted(migration.schema(), role.holdersIn(migration.schema())));
                }
                LOG.warn("The schema {} is to be migrated and waits for others", migration.schema());
            }
        }
    }

    private void migrateAsOwner(DatabaseMigration migration, DatabaseRole application) {
        var configured = migrationRole.getIfAvailable();
        var owner = configured == null ? application : new DatabaseRole(configured.connectTo(application.url()));
        var schema = migration.schema();
        var roles = Map.of("application_role", application.name(), "owner", owner.ownerOf(schema));
        if (owner.ownsAnythingIn(schema)) {
            apply(migration, owner, roles);
        } else if (!migration.isAppliedTo(owner.database(), roles)) {
            throw new StartRefusedException(
                    "the schema %s of the database is to be migrated, and %s may not do it: set SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD to the login of %s"
                            .formatted(schema, owner.name(), owner.ownerOf(schema)));
        }
        warnOfRewriting(schema, application);
    }

    private static void warnOfRewriting(String schema, DatabaseRole application) {
        if (application.ownsAnythingIn(schema)) {
            LOG.warn(
                    "The database role {} could rewrite history, since it has the rights of an owner in the schema {}: docs/operations.md says under \"A database of your own\" how to take them from it.",
                    application.name(),
                    schema);
        }
    }
}
