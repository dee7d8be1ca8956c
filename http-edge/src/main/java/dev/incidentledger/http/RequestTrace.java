package dev.incidentledger.http;

import io.opentelemetry.api.trace.Span;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trace id of a request: the caller's own when it sent a valid W3C {@code traceparent}, else a new one. */
public final class RequestTrace {

    static final String ATTRIBUTE = RequestTrace.class.getName();
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RequestTrace() {}

    /** The same answer for as long as the request lives. */
    public static String idOf(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String known ? known : begin(request, traceIdIn(null));
    }

    /** @param span of the request; one that is not valid when nobody traces it */
    static String begin(HttpServletRequest request, Span span) {
        var traced = span.getSpanContext();
        return begin(request, traced.isValid() ? traced.getTraceId() : traceIdIn(request.getHeader("traceparent")));
    }

    private static String begin(ServletRequest request, String id) {
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    private static String traceIdIn(@Nullable String traceparent) {
        if (traceparent != null) {
            var matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
