package dev.incidentledger.command.intake;

import dev.incidentledger.eventstore.DatabaseMigration;
import dev.incidentledger.eventstore.DatabaseMigration.Owner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads the configuration of all intakes, and makes room for what they remember. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    Intakes intakes(Environment environment) {
        return Intakes.in(environment);
    }

    @Bean
    static DatabaseMigration intakeMigration() {
        return new DatabaseMigration(Owner.APPLICATION, "command", "classpath:db/command");
    }
}
