package dev.incidentledger.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Ends a request with a problem; the code is a contract, the detail says what the caller can do next. */
public final class ProblemException extends RuntimeException {

    private static final String ANSWER = ProblemException.class.getName();
    private static final Map<String, String> RETRY_SOON = Map.of(HttpHeaders.RETRY_AFTER, "1");

    private final HttpStatus status;
    private final String code;
    private final String detail;
    private final List<FieldError> errors;
    private final boolean retryable;
    private final Map<String, String> headers;
    private final @Nullable CurrentVersion current;

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
        this(status, code, detail, errors, retryable, headers, null);
    }

    private ProblemException(
            HttpStatus status,
            String code,
            String detail,
            List<FieldError> errors,
            boolean retryable,
            Map<String, String> headers,
            @Nullable CurrentVersion current) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.retryable = retryable;
        this.headers = Map.copyOf(headers);
        this.current = current;
    }

    /** The request has the wrong shape, at {@code pointer}. */
    public static ProblemException badRequest(String pointer, String code, String detail) {
        return at(HttpStatus.BAD_REQUEST, pointer, code, detail);
    }

    /** A header of the request has the wrong shape. */
    public static ProblemException badHeader(String code, String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, code, detail, List.of(), false);
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

    /** @param current null when what the request is about does not exist yet */
    public static ProblemException preconditionFailed(String detail, @Nullable CurrentVersion current) {
        var headers = current == null
                ? Map.<String, String>of()
                : Map.of(HttpHeaders.ETAG, "\"%d\"".formatted(current.version()));
        return new ProblemException(
                HttpStatus.PRECONDITION_FAILED, "PRECONDITION_FAILED", detail, List.of(), false, headers, current);
    }

    /** @param bytes how many there are to ask for */
    public static ProblemException rangeNotSatisfiable(long bytes) {
        return new ProblemException(
                HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                "RANGE_NOT_SATISFIABLE",
                "There are %d bytes, and Range asks for others.".formatted(bytes),
                List.of(),
                false,
                Map.of(HttpHeaders.CONTENT_RANGE, "bytes */%d".formatted(bytes)));
    }

    /** It collides with something that is over soon: the same request may succeed then. */
    public static ProblemException conflictForNow(String code, String detail) {
        return new ProblemException(HttpStatus.CONFLICT, code, detail, List.of(), true, RETRY_SOON);
    }

    /** Too many want the same at once; nothing of this request was recorded. */
    public static ProblemException overloaded() {
        return unavailable("OVERLOADED", "Too many commands are under way; nothing of this one was recorded.");
    }

    /** What holds events and rows cannot be asked; nothing of this request was recorded. */
    public static ProblemException withoutEventStore() {
        return unavailable(
                "EVENT_STORE_UNAVAILABLE",
                "The event store does not answer. The same request may succeed in a moment.");
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
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, code, detail, List.of(), retryable, RETRY_SOON);
    }

    private static ProblemException at(HttpStatus status, String pointer, String code, String detail) {
        return new ProblemException(status, code, detail, List.of(new FieldError(pointer, code, detail)), false);
    }

    /** What the request was refused with; empty when it was not. */
    public static Optional<ProblemException> answeredTo(HttpServletRequest request) {
        return Optional.ofNullable((ProblemException) request.getAttribute(ANSWER));
    }

    void isAnswerTo(HttpServletRequest request) {
        request.setAttribute(ANSWER, this);
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

    @Nullable
    CurrentVersion current() {
        return current;
    }

    /** For whoever says it otherwise than as a problem. */
    public Map<String, String> headers() {
        return headers;
    }
}
