package dev.incidentledger.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Turns whatever a controller or Spring MVC throws into a problem, and logs what was our fault. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;
    private final Optional<MissingPage> page;

    ProblemAdvice(Problems problems, Optional<MissingPage> page) {
        this.problems = problems;
        this.page = page;
    }

    @ExceptionHandler
    void answer(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (clientIsGone(failure)) {
            LOG.debug("{} {}: the client is gone", request.getMethod(), request.getRequestURI(), failure);
            return;
        }
        var problem = problems.of(failure);
        if (problem.status().value() == 500) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        } else if (problem.status().is5xxServerError()) {
            LOG.warn("{} {} is unavailable: {}", request.getMethod(), request.getRequestURI(), inWords(failure));
        }
        var refusal = reason(problem, request);
        if (response.isCommitted()) {
            throw new IOException("An answer broke off: its end must not look like one", failure);
        }
        if (page.isEmpty() || !page.get().answers(refusal, request, response)) {
            ProblemResponse.send(request, response, refusal);
        }
    }

    private ProblemException reason(ProblemException refusal, HttpServletRequest request) {
        return page.map(some -> some.reason(refusal, request)).orElse(refusal);
    }

    /** By type alone: a broken pipe may as well be the database's. */
    private static boolean clientIsGone(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause ->
                        cause instanceof AsyncRequestNotUsableException || cause instanceof ClientAbortException);
    }

    /** What the database said is at the end. */
    private static String inWords(Throwable failure) {
        return Causes.of(failure).map(Throwable::toString).collect(Collectors.joining(": "));
    }
}
