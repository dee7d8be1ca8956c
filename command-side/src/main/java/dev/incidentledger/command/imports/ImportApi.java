package dev.incidentledger.command.imports;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.http.ApiSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Who may import. The progress of an import is read here too: it is no projection, but the command side's own work. */
@Configuration(proxyBeanMethods = false)
class ImportApi {

    @Bean
    @Order(0)
    SecurityFilterChain imports(HttpSecurity http, ApiSecurity security) {
        return security.chain(
                http,
                PathPatternRequestMatcher.withDefaults().matcher(ImportController.PATH + "/**"),
                rules -> rules.requestMatchers("/**").access(ApiSecurity.anyOf(Role.OPERATOR, Role.ADMIN)));
    }
}
