package dev.incidentledger.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem, the same from a controller, a filter and Tomcat itself. */
final class ProblemResponse {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProblemResponse() {}

    static void send(HttpServletRequest request, HttpServletResponse response, ProblemException refusal)
            throws IOException {
        var problem = Problem.of(refusal, pathOf(request), RequestTrace.idOf(request));
        byte[] body = JSON.writeValueAsBytes(problem);
        refusal.isAnswerTo(request);
        response.resetBuffer();
        SecurityHeaders.apply(response);
        refusal.headers().forEach(response::setHeader);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** What was asked for, also where the container has forwarded the request to the error page. */
    private static @Nullable String pathOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }
}
