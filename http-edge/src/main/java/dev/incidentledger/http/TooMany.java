package dev.incidentledger.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How a caller is told to wait: 429, but 503 to a sender of alerts, since Alertmanager gives up on the first. */
final class TooMany {

    private static final String INTAKE = "/api/v1/intake/";

    private TooMany() {}

    static ProblemException of(HttpServletRequest request, String code, String detail, Duration retryAfter) {
        var status = isAlert(request) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.TOO_MANY_REQUESTS;
        var headers = Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds(retryAfter)));
        return new ProblemException(status, code, detail, List.of(), true, headers);
    }

    static boolean isAlert(HttpServletRequest request) {
        return request.getRequestURI().startsWith(INTAKE);
    }

    private static long seconds(Duration retryAfter) {
        return Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
    }
}
