package dev.incidentledger.http;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/** A span for each request at the API, under the caller's when that names one. What everybody reads has none. */
final class RequestSpans {

    private static final TextMapGetter<HttpServletRequest> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String name) {
            return request == null ? null : request.getHeader(name);
        }
    };

    private final Tracer tracer;

    RequestSpans(OpenTelemetry traces) {
        this.tracer = traces.getTracer("dev.incidentledger");
    }

    /** One that is not valid when the request is not traced. */
    Span begin(HttpServletRequest request) {
        if (!request.getRequestURI().startsWith("/api/v1/")) {
            return Span.getInvalid();
        }
        return tracer.spanBuilder(request.getMethod())
                .setParent(W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS))
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
    }

    /** Neither ids nor queries are in its name. */
    void end(Span span, HttpServletRequest request, HttpServletResponse response) {
        var route = Objects.toString(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "");
        span.updateName((request.getMethod() + " " + route).strip());
        span.setAttribute("http.request.method", request.getMethod());
        span.setAttribute("http.route", route);
        span.setAttribute("http.response.status_code", response.getStatus());
        if (response.getStatus() >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
