package dev.incidentledger.query.publicapi;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.http.ApiSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Who may take the history away. */
@Configuration(proxyBeanMethods = false)
class ExportApi {

    @Bean
    @Order(0)
    SecurityFilterChain exports(HttpSecurity http, ApiSecurity security) {
        return security.chain(
                http,
                PathPatternRequestMatcher.withDefaults().matcher("/api/v1/exports/**"),
                rules -> rules.requestMatchers("/**")
                        .access(ApiSecurity.anyOf(Role.OPERATOR, Role.AUDITOR, Role.ADMIN)));
    }
}
