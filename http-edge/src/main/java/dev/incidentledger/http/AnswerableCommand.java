package dev.incidentledger.http;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a command whose answer, always JSON, its caller would not take; found out afterwards it would be recorded. */
final class AnswerableCommand implements HandlerInterceptor {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final HeaderContentNegotiationStrategy accept = new HeaderContentNegotiationStrategy();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException {
        boolean isCommand =
                request.getDispatcherType() == DispatcherType.REQUEST && !READS.contains(request.getMethod());
        if (isCommand
                && accept.resolveMediaTypes(new ServletWebRequest(request)).stream()
                        .noneMatch(APPLICATION_JSON::isCompatibleWith)) {
            throw new HttpMediaTypeNotAcceptableException(List.of(APPLICATION_JSON));
        }
        return true;
    }
}
