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

    private final RequestSpans spans;

    RequestFrame(RequestSpans spans) {
        this.spans = spans;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        TimeSpent.begin(request);
        SecurityHeaders.apply(response);
        var span = spans.begin(request);
        String traceId = RequestTrace.begin(request, span);
        try (var _ = MDC.putCloseable(TRACE_ID, traceId);
                var _ = span.makeCurrent()) {
            chain.doFilter(request, response);
        } finally {
            spans.end(span, request, response);
        }
    }
}
