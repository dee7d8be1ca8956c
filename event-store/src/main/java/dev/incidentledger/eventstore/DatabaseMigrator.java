package dev.incidentledger.eventstore;

import java.util.Comparator;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Brings every schema up to date the moment the data source is made, so that no bean ever sees an older one. */
final class DatabaseMigrator implements BeanPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseMigrator.class);

    private final ObjectProvider<DatabaseMigration> migrations;
    private final ObjectProvider<MigrationRole> migrationRole;

    DatabaseMigrator(ObjectProvider<DatabaseMigration> migrations, ObjectProvider<MigrationRole> migrationRole) {
        this.migrations = migrations;
        this.migrationRole = migrationRole;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource database) {
            new DatabaseTurn(database, "migration").take(() -> migrate(database));
        }
        return bean;
    }

    private void migrate(DataSource database) {
        migrations.stream()
                .sorted(Comparator.comparing(DatabaseMigration::schema))
                .forEach(migration -> migrate(migration, new DatabaseRole(database)));
    }

    private void migrate(DatabaseMigration migration, DatabaseRole application) {
        switch (migration.owner()) {
            case APPLICATION -> migration.applyTo(application.database(), Map.of());
            case MIGRATION_ROLE -> migrateAsOwner(migration, application);
        }
    }

    private void migrateAsOwner(DatabaseMigration migration, DatabaseRole application) {
        var configured = migrationRole.getIfAvailable();
        var owner = configured == null ? application : new DatabaseRole(configured.connectTo(application.url()));
        var schema = migration.schema();
        var roles = Map.of("application_role", application.name(), "owner", owner.ownerOf(schema));
        if (owner.ownsAnythingIn(schema)) {
            migration.applyTo(owner.database(), roles);
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
