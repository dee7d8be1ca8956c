package dev.incidentledger.eventstore;

import java.util.Comparator;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Brings every schema up to date the moment the data source is made, so that no bean ever sees an older one. */
final class DatabaseMigrator implements BeanPostProcessor {

    private final ObjectProvider<DatabaseMigration> migrations;

    DatabaseMigrator(ObjectProvider<DatabaseMigration> migrations) {
        this.migrations = migrations;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource database) {
            migrations.stream()
                    .sorted(Comparator.comparing(DatabaseMigration::schema))
                    .forEach(migration -> migration.applyTo(database));
        }
        return bean;
    }
}
