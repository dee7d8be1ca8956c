package dev.incidentledger.query.platform;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.http.ApiSecurity;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may ask what. */
@Configuration(proxyBeanMethods = false)
class QueryApi {

    private static final String[] PUBLIC = {"/api/v1/status", "/api/v1/incidents/{id}/report"};

    /** Behind the command side's chain: takes all that it does not. */
    @Bean
    @Order(2)
    SecurityFilterChain queries(HttpSecurity http, ApiSecurity security) {
        return security.chain(
                http,
                AnyRequestMatcher.INSTANCE,
                rules -> rules.requestMatchers(GET, PUBLIC)
                        .permitAll()
                        .requestMatchers(HEAD, PUBLIC)
                        .permitAll()
                        .requestMatchers("/api/v1/access-tokens/**")
                        .access(ApiSecurity.anyOf(Role.ADMIN))
                        .requestMatchers("/api/v1/admin/**")
                        .access(ApiSecurity.anyOf(Role.ADMIN))
                        .requestMatchers("/api/v1/audit/**")
                        .access(ApiSecurity.anyOf(Role.AUDITOR, Role.ADMIN))
                        .requestMatchers("/api/v1/analytics/**")
                        .access(ApiSecurity.anyOf(Role.ANALYST, Role.AUDITOR, Role.ADMIN))
                        .requestMatchers("/api/v1/**", "/actuator/**")
                        .authenticated()
                        .requestMatchers("/**")
                        .permitAll());
    }

    /** The contract of the API, as people wrote it; whole, since a resource would be cut into ranges. */
    @RestController
    static class Contract {

        private final byte[] contract = new ClassPathResource("openapi.yaml").getContentAsByteArray();
        private final String tag = ContentTag.of(contract);

        Contract() throws IOException {}

        @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
        ResponseEntity<byte[]> openapi() {
            return ResponseEntity.ok()
                    .header(HttpHeaders.CACHE_CONTROL, PublicCaching.CACHED)
                    .eTag(tag)
                    .body(contract);
        }
    }
}
