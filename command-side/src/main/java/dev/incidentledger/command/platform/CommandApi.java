package dev.incidentledger.command.platform;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.eventstore.DatabaseMigration;
import dev.incidentledger.eventstore.DatabaseMigration.Owner;
import dev.incidentledger.http.ApiSecurity;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which routes are the command side's, and who may use them. */
@Configuration(proxyBeanMethods = false)
class CommandApi {

    private static final List<HttpMethod> METHODS = List.of(POST, PUT, PATCH, DELETE);
    private static final List<String> NOT_OURS =
            List.of("/api/v1/audit/**", "/api/v1/admin/**", "/api/v1/analytics/**");

    /** Ahead of the query side's chain, which takes all the rest. */
    @Bean
    @Order(1)
    SecurityFilterChain commands(HttpSecurity http, ApiSecurity security) {
        return security.chain(
                http,
                routes(),
                rules -> rules.requestMatchers("/api/v1/access-tokens/**")
                        .access(ApiSecurity.anyOf(Role.ADMIN))
                        .requestMatchers("/**")
                        .access(ApiSecurity.anyOf(Role.OPERATOR, Role.ADMIN)));
    }

    /** Whatever appends an event: each method that is no read, on all of the API but three corners of the query side. */
    private static RequestMatcher routes() {
        var commands = new OrRequestMatcher(
                METHODS.stream().map(method -> matcher(method, "/api/v1/**")).toList());
        var elsewhere = new OrRequestMatcher(NOT_OURS.stream()
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList());
        return new AndRequestMatcher(commands, new NegatedRequestMatcher(elsewhere));
    }

    private static RequestMatcher matcher(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    /** What a command's metadata says of who and why goes on to its events. */
    @Bean
    static CorrelationDataProvider whoAndWhy() {
        return message -> Precondition.without(message.getMetaData());
    }

    @Bean
    static CorrelationDataProvider cause() {
        return message -> Map.of(MetadataKey.CAUSATION_ID, message.getIdentifier());
    }

    /** Ahead of whoever reads the body, so that all of it is counted. */
    @Bean
    static FilterRegistrationBean<RequestFingerprint> requestFingerprint() {
        var registration =
                new FilterRegistrationBean<>(new RequestFingerprint(matcher(HttpMethod.POST, "/api/v1/access-tokens")));
        registration.addUrlPatterns("/api/v1/*");
        return registration;
    }

    @Bean
    static DatabaseMigration people() {
        return new DatabaseMigration(Owner.APPLICATION, "people", "classpath:db/people");
    }

    /** What the command side keeps for itself beside the log. */
    @Bean
    static DatabaseMigration command() {
        return new DatabaseMigration(Owner.APPLICATION, "command", "classpath:db/command");
    }
}
