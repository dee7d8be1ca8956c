package dev.incidentledger.http;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds each token to its quota, and each network that calls without one. Alerts and health probes are let through. */
final class CallerQuota extends OncePerRequestFilter {

    private final Allowances<String> ofTokens;
    private final Allowances<String> ofNetworks;

    CallerQuota(Limits limits, Ticker ticker) {
        this.ofTokens = new Allowances<>(limits.requestsPerMinute(), ticker);
        this.ofNetworks = new Allowances<>(limits.publicRequestsPerMinute(), ticker);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return TooMany.isAlert(request) || ApiSecurity.PROBES.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = tokenOf(SecurityContextHolder.getContext().getAuthentication());
        var quota = token == null ? ofNetworks : ofTokens;
        var who = token == null ? Network.of(request.getRemoteAddr()) : token;
        if (quota.take(who)) {
            chain.doFilter(request, response);
        } else {
            var detail =
                    "That is more than %d requests in a minute; go on after Retry-After.".formatted(quota.perMinute());
            ProblemResponse.send(
                    request, response, TooMany.of(request, "QUOTA_EXCEEDED", detail, quota.untilNext(who)));
        }
    }

    private static @Nullable String tokenOf(@Nullable Authentication authentication) {
        return authentication instanceof CallerAuthentication caller ? caller.getName() : null;
    }
}
