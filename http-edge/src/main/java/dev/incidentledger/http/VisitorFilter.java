package dev.incidentledger.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows visitors again while they read, and never when a request could change something: no site can forge one for them. */
final class VisitorFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Visitors visitors;
    private final LastUses uses;

    VisitorFilter(Visitors visitors, LastUses uses) {
        this.visitors = visitors;
        this.uses = uses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isUnknown() && READING.contains(request.getMethod())) {
            visitors.known(request).ifPresent(visitor -> recognize(visitor, request));
        }
        chain.doFilter(request, response);
    }

    private static boolean isUnknown() {
        return SecurityContextHolder.getContext().getAuthentication() == null;
    }

    private void recognize(Caller visitor, HttpServletRequest request) {
        uses.note(visitor.tokenId());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(visitor));
        SecurityContextHolder.setContext(context);
        request.setAttribute(AccessLog.CALLER, visitor.tokenId().value());
    }
}
