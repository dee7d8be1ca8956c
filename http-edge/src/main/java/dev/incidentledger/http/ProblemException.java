package dev.incidentledger.http;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Ends a request with a problem; the code is a contract, the detail says what the caller can do next. */
public final class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final String detail;
    private final List<FieldError> errors;
    private final boolean retryable;
    private final Map<String, String> headers;

    public ProblemException(HttpStatus status, String code, String detail, List<FieldError> errors, boolean retryable) {
        this(status, code, detail, errors, retryable, Map.of());
    }

    ProblemException(
            HttpStatus status,
            String code,
            String detail,
            List<FieldError> errors,
            boolean retryable,
            Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.retryable = retryable;
        this.headers = Map.copyOf(headers);
    }

    /** The request has the wrong shape, at {@code pointer}. */
    public static ProblemException badRequest(String pointer, String code, String detail) {
        return at(HttpStatus.BAD_REQUEST, pointer, code, detail);
    }

    /** The request is well formed, but what it says at {@code pointer} is not acceptable. */
    public static ProblemException unprocessable(String pointer, String code, String detail) {
        return at(HttpStatus.UNPROCESSABLE_CONTENT, pointer, code, detail);
    }

    public static ProblemException notFound(String code, String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, code, detail, List.of(), false);
    }

    public static ProblemException conflict(String code, String detail) {
        return new ProblemException(HttpStatus.CONFLICT, code, detail, List.of(), false);
    }

    /** Not now, but the same request may succeed soon. */
    public static ProblemException unavailable(String code, String detail) {
        return unavailable(code, detail, true);
    }

    /** It is not known whether the request took effect: whoever sends it again should look first. */
    public static ProblemException outcomeUnknown(String code, String detail) {
        return unavailable(code, detail, false);
    }

    private static ProblemException unavailable(String code, String detail, boolean retryable) {
        var retryAfter = Map.of(HttpHeaders.RETRY_AFTER, "1");
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, code, detail, List.of(), retryable, retryAfter);
    }

    private static ProblemException at(HttpStatus status, String pointer, String code, String detail) {
        return new ProblemException(status, code, detail, List.of(new FieldError(pointer, code, detail)), false);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public boolean retryable() {
        return retryable;
    }

    Map<String, String> headers() {
        return headers;
    }
}
