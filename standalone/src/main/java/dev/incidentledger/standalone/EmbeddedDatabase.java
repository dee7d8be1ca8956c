package dev.incidentledger.standalone;

import dev.incidentledger.eventstore.MigrationRole;
import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import dev.incidentledger.standalone.database.EmbeddedPostgresServer.Guests;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A database of our own, unless {@code spring.datasource.url} names another. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
class EmbeddedDatabase {

    @Bean
    EmbeddedPostgresServer embeddedPostgresServer(
            @Value("${ledger.data-dir}") Path dataFolder, @Value("${ledger.analysts.login:false}") boolean analysts)
            throws IOException {
        return EmbeddedPostgresServer.start(dataFolder.resolve("postgres"), analysts ? Guests.ANALYSTS : Guests.NOBODY);
    }

    @Bean
    JdbcConnectionDetails embeddedPostgresConnection(EmbeddedPostgresServer server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl();
            }

            @Override
            public String getUsername() {
                return server.user();
            }

            @Override
            public String getPassword() {
                return server.password();
            }
        };
    }

    @Bean
    @Primary
    MigrationRole embeddedPostgresOwner(EmbeddedPostgresServer server) {
        return new MigrationRole(server.owner(), server.ownerPassword());
    }
}
