package dev.incidentledger.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What is said when nothing but the status is known. */
final class StatusProblems {

    private StatusProblems() {}

    static ProblemException of(int status) {
        return of(status, Map.of());
    }

    /** @param served by the address; who serves GET serves HEAD too */
    static ProblemException methodNotAllowed(Collection<String> served) {
        var all = new TreeSet<>(served);
        if (all.contains("GET")) {
            all.add("HEAD");
        }
        return of(405, Map.of(HttpHeaders.ALLOW, String.join(", ", all)));
    }

    static ProblemException of(int statusCode, Map<String, String> headers) {
        var known = HttpStatus.resolve(statusCode);
        var status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        boolean retryable = status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS;
        return new ProblemException(status, codeOf(status), detailOf(status), List.of(), retryable, headers);
    }

    private static String codeOf(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "MALFORMED_REQUEST";
            case UNAUTHORIZED -> "UNAUTHENTICATED";
            case CONTENT_TOO_LARGE -> "BODY_TOO_LARGE";
            case INTERNAL_SERVER_ERROR -> "INTERNAL_ERROR";
            default -> status.name();
        };
    }

    private static String detailOf(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request is not understood.";
            case UNAUTHORIZED -> "This needs a valid access token: Authorization: Bearer <token>.";
            case FORBIDDEN -> "The roles of this access token do not allow it.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take that method; the header Allow names those it takes.";
            case NOT_ACCEPTABLE -> "This is not available in any of the media types that Accept names.";
            case CONTENT_TOO_LARGE -> "The body is larger than 256 KiB.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body as application/json in UTF-8.";
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> "The header fields are too large.";
            case SERVICE_UNAVAILABLE -> "This cannot be answered right now; try again.";
            default ->
                status.is5xxServerError()
                        ? "Something failed on our side; the trace id finds it in our log."
                        : "The request cannot be served.";
        };
    }
}
