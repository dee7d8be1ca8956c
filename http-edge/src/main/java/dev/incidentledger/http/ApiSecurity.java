package dev.incidentledger.http;

import dev.incidentledger.events.access.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsUtils;

/**
 * Makes the filter chain of one side: callers by bearer token and within their quota, no cross-origin reads, refusals as problems.
 * The side says which routes are its own and who may do what there.
 */
public final class ApiSecurity {

    /** Whether a process lives, and whether it is ready: asked often, by whoever has no token. */
    static final Set<String> PROBES = Set.of("/actuator/health/liveness", "/actuator/health/readiness");

    private final AuthenticationManager callers;
    private final CallerQuota quota;
    private final CommandsAtOnce commands;
    private final LastUses uses;

    ApiSecurity(AuthenticationManager callers, LastUses uses, CallerQuota quota, CommandsAtOnce commands) {
        this.callers = callers;
        this.uses = uses;
        this.quota = quota;
        this.commands = commands;
    }

    /** Nothing is remembered between requests. What {@code rules} leaves open needs a token of any role. */
    public SecurityFilterChain chain(
            HttpSecurity http,
            RequestMatcher routes,
            Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry>
                    rules) {
        return secured(http, routes, rules, ProblemResponse::send).build();
    }

    /** The same for pages that people read with a browser: it knows them again, and refuses them with pages. */
    public SecurityFilterChain pages(
            HttpSecurity http,
            RequestMatcher routes,
            Visitors visitors,
            Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry>
                    rules) {
        return secured(http, routes, rules, (request, response, refusal) -> {
                    if (!visitors.refuse(refusal, request, response)) {
                        ProblemResponse.send(request, response, refusal);
                    }
                })
                .addFilterBefore(new VisitorFilter(visitors, uses), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Grants to a caller with at least one of these roles. */
    public static AuthorizationManager<RequestAuthorizationContext> anyOf(Role... roles) {
        return AuthorityAuthorizationManager.hasAnyAuthority(
                Stream.of(roles).map(Role::name).toArray(String[]::new));
    }

    private interface Refusing {
        void send(HttpServletRequest request, HttpServletResponse response, ProblemException refusal)
                throws IOException;
    }

    private HttpSecurity secured(
            HttpSecurity http,
            RequestMatcher routes,
            Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry> rules,
            Refusing refusing) {
        return http.securityMatcher(routes)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(bearerFilter(refusing), AnonymousAuthenticationFilter.class)
                .addFilterAfter(quota, AnonymousAuthenticationFilter.class)
                .addFilterAfter(commands.new InnerDoor(), AuthorizationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, failure) ->
                                refusing.send(request, response, AuthenticationProblems.of(request, failure)))
                        .accessDeniedHandler((request, response, _) ->
                                refusing.send(request, response, AuthenticationProblems.forbidden())))
                .authorizeHttpRequests(authorize -> {
                    authorize
                            .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll();
                    authorize.requestMatchers(CorsUtils::isPreFlightRequest).denyAll();
                    authorize.requestMatchers(PROBES.toArray(String[]::new)).permitAll();
                    rules.customize(authorize);
                    authorize.anyRequest().authenticated();
                });
    }

    private AuthenticationFilter bearerFilter(Refusing refusing) {
        var filter = new AuthenticationFilter(callers, BearerToken::of);
        filter.setSuccessHandler((request, _, caller) -> request.setAttribute(AccessLog.CALLER, caller.getName()));
        filter.setFailureHandler((request, response, failure) ->
                refusing.send(request, response, AuthenticationProblems.of(request, failure)));
        return filter;
    }
}
