package dev.incidentledger.command.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads the configuration of all intakes. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    Intakes intakes(Environment environment) {
        return Intakes.in(environment);
    }
}
