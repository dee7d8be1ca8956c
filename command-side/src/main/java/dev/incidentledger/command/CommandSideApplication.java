package dev.incidentledger.command;

import dev.incidentledger.eventstore.ProcessSettings;
import dev.incidentledger.http.ApiSecurity;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** The command side as a process of its own; the event store and the database are somewhere else. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CommandSide.class)
@PropertySource("classpath:command-health.properties")
public class CommandSideApplication {

    public static void main(String[] args) {
        ProcessSettings.applicationOf(CommandSideApplication.class, "command-side")
                .run(args);
    }

    /** Takes all that is no command, which is the other side's where there is one. */
    @Bean
    @Order(2)
    SecurityFilterChain rest(HttpSecurity http, ApiSecurity security) {
        return security.chain(http, AnyRequestMatcher.INSTANCE, _ -> {});
    }
}
