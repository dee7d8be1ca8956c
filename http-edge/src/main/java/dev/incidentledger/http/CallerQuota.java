package dev.incidentledger.http;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds each token to its quota, and each network that calls without one. Alerts are let through. */
final class CallerQuota extends OncePerRequestFilter {

    private final Limits limits;
    private final Allowances<String> ofTokens;
    private final Allowances<String> ofNetworks;

    CallerQuota(Limits limits, Ticker ticker) {
        this.limits = limits;
        this.ofTokens = new Allowances<>(limits.requestsPerMinute(), ticker);
        this.ofNetworks = new Allowances<>(limits.publicRequestsPerMinute(), ticker);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return TooMany.isAlert(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication caller) {
            hold(ofTokens, caller.getName(), limits.requestsPerMinute(), request, response, chain);
        } else {
            var network = Network.of(request.getRemoteAddr());
            hold(ofNetworks, network, limits.publicRequestsPerMinute(), request, response, chain);
        }
    }

    private static void hold(
            Allowances<String> allowances,
            String who,
            int perMinute,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        if (allowances.take(who)) {
            chain.doFilter(request, response);
        } else {
            refuse(request, response, perMinute, allowances.untilNext(who));
        }
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, int perMinute, Duration retryAfter)
            throws IOException {
        var detail = "That is more than %d requests in a minute; go on after Retry-After.".formatted(perMinute);
        ProblemResponse.send(request, response, TooMany.of(request, "QUOTA_EXCEEDED", detail, retryAfter));
    }
}
