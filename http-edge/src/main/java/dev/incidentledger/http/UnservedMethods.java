package dev.incidentledger.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Answers the methods that no route takes, {@code OPTIONS} and {@code TRACE} among them, with those that the address does
 * take. None but {@code OPTIONS} goes on to where there is no route: the servlet would echo a {@code TRACE}.
 */
final class UnservedMethods extends OncePerRequestFilter {

    private static final Set<String> SERVED = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private final ObjectProvider<RequestMappingInfoHandlerMapping> routes;

    UnservedMethods(ObjectProvider<RequestMappingInfoHandlerMapping> routes) {
        this.routes = routes;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SERVED.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ServletRequestPathUtils.parseAndCache(request);
        var served = routes.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(route -> isAt(route, request))
                .flatMap(route -> route.getMethodsCondition().getMethods().stream())
                .map(Enum::name)
                .collect(Collectors.toSet());
        if (!served.isEmpty()) {
            ProblemResponse.send(request, response, StatusProblems.methodNotAllowed(served));
        } else if (request.getMethod().equals("OPTIONS")) {
            chain.doFilter(request, response);
        } else {
            ProblemResponse.send(request, response, StatusProblems.of(404));
        }
    }

    private static boolean isAt(RequestMappingInfo route, HttpServletRequest request) {
        var paths = route.getPathPatternsCondition();
        return paths != null && paths.getMatchingCondition(request) != null;
    }
}
