package dev.incidentledger.eventstore;

import dev.incidentledger.eventstore.DatabaseMigration.Owner;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes and migrates the schemas; the event store's as a role of its own where one is configured. */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    @Bean
    static DatabaseMigrator databaseMigrator(
            ObjectProvider<DatabaseMigration> migrations,
            ObjectProvider<MigrationRole> migrationRole,
            ObjectProvider<JdbcConnectionDetails> application) {
        return new DatabaseMigrator(migrations, migrationRole, application);
    }

    @Bean
    static DatabaseMigration eventStoreMigration() {
        return new DatabaseMigration(Owner.MIGRATION_ROLE, "event_store", "classpath:db/event-store");
    }

    @Bean
    static DatabaseMigration tokensMigration() {
        return new DatabaseMigration(Owner.APPLICATION, "query", "classpath:db/projections", "token_schema_history");
    }

    @Bean
    @ConditionalOnProperty("spring.flyway.user")
    static MigrationRole migrationRole(
            @Value("${spring.flyway.user}") String user, @Value("${spring.flyway.password:}") String password) {
        return new MigrationRole(user, password);
    }
}
