package dev.incidentledger.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Outermost of all filters: gives the request its trace id and the response its security headers. */
final class RequestFrame extends OncePerRequestFilter {

    static final String TRACE_ID = "traceId";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityHeaders.apply(response);
        String traceId = RequestTrace.begin(request, request.getHeader("traceparent"));
        try (var _ = MDC.putCloseable(TRACE_ID, traceId)) {
            chain.doFilter(request, response);
        }
    }
}
