package dev.incidentledger.query.signin;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.http.ApiSecurity;
import dev.incidentledger.http.Visitors;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may read pages that need a token; anybody may try to sign in. */
@Configuration(proxyBeanMethods = false)
class SectionSecurity {

    /** Ahead of the chain that takes all the rest. */
    @Bean
    @Order(1)
    SecurityFilterChain sections(HttpSecurity http, ApiSecurity security, Visitors visitors) {
        return security.pages(http, routes(), visitors, rules -> {
            for (var section : Section.values()) {
                rules.requestMatchers(under(section))
                        .access(ApiSecurity.anyOf(section.roles().toArray(Role[]::new)));
            }
            rules.requestMatchers("/**").permitAll();
        });
    }

    /** As routes are found, so that no other spelling of an address leads past these rules. */
    private static RequestMatcher routes() {
        var sections = Arrays.stream(Section.values()).map(SectionSecurity::under);
        var signIn = Stream.of("/sign-in", "/sign-out").map(path -> (RequestMatcher) pathPattern(path));
        return new OrRequestMatcher(Stream.concat(sections, signIn).toList());
    }

    private static RequestMatcher under(Section section) {
        return pathPattern(section.path() + "/**");
    }
}
