package dev.incidentledger.http;

import dev.incidentledger.events.access.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsUtils;

/**
 * Makes the filter chain of one side: callers by bearer token and within their quota, nothing remembered between requests,
 * no cross-origin reads, refusals as problems. The side says which routes are its own and who may do what there.
 */
public final class ApiSecurity {

    private static final String CHALLENGE = "Bearer realm=\"incident-ledger\"";

    private final AuthenticationManager callers;
    private final CallerQuota quota;
    private final CommandsAtOnce commands;

    ApiSecurity(AuthenticationManager callers, CallerQuota quota, CommandsAtOnce commands) {
        this.callers = callers;
        this.quota = quota;
        this.commands = commands;
    }

    /** What {@code rules} leaves open needs a token of any role. */
    public SecurityFilterChain chain(
            HttpSecurity http,
            RequestMatcher routes,
            Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry>
                    rules) {
        return http.securityMatcher(routes)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(bearerFilter(), AnonymousAuthenticationFilter.class)
                .addFilterAfter(quota, AnonymousAuthenticationFilter.class)
                .addFilterAfter(commands, AuthorizationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(ApiSecurity::unauthenticated)
                        .accessDeniedHandler((request, response, _) -> forbidden(request, response)))
                .authorizeHttpRequests(authorize -> {
                    authorize
                            .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll();
                    authorize.requestMatchers(CorsUtils::isPreFlightRequest).denyAll();
                    rules.customize(authorize);
                    authorize.anyRequest().authenticated();
                })
                .build();
    }

    /** Grants to a caller with at least one of these roles. */
    public static AuthorizationManager<RequestAuthorizationContext> anyOf(Role... roles) {
        return AuthorityAuthorizationManager.hasAnyAuthority(
                Stream.of(roles).map(Role::name).toArray(String[]::new));
    }

    private AuthenticationFilter bearerFilter() {
        var filter = new AuthenticationFilter(callers, BearerToken::of);
        filter.setSuccessHandler((request, _, caller) -> request.setAttribute(AccessLog.CALLER, caller.getName()));
        filter.setFailureHandler(ApiSecurity::unrecognized);
        return filter;
    }

    private static void unrecognized(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        switch (failure) {
            case TooManyFailuresException tooMany -> {
                var detail = "Too many access tokens were refused; wait before you try the next.";
                ProblemResponse.send(
                        request,
                        response,
                        TooMany.of(request, "TOO_MANY_FAILED_AUTHENTICATIONS", detail, tooMany.retryAfter()));
            }
            case SeveralCredentialsException _ ->
                ProblemResponse.send(
                        request,
                        response,
                        ProblemException.badHeader("SEVERAL_AUTHORIZATIONS", "Send one Authorization header."));
            default -> unauthenticated(request, response, failure);
        }
    }

    private static void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean tokenWasSent = failure instanceof BadCredentialsException;
        refuse(request, response, 401, tokenWasSent ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE);
    }

    private static void forbidden(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(request, response, 403, CHALLENGE + ", error=\"insufficient_scope\"");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String challenge)
            throws IOException {
        var headers = Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge);
        ProblemResponse.send(request, response, StatusProblems.of(status, headers));
    }
}
