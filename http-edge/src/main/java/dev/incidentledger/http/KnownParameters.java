package dev.incidentledger.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that would be passed over though they change what is asked for: those that name a moment everywhere in our own API, all
 * others where a controller is {@link OnlyKnownParameters}. Today's answer to a question about the past would be a wrong one.
 */
final class KnownParameters implements HandlerInterceptor {

    private static final String OWN_API = "/api/v1/";
    private static final Set<String> MOMENTS = Set.of("asOf", "validAt");
    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST && handler instanceof HandlerMethod method) {
            var unknown = new TreeSet<>(request.getParameterMap().keySet());
            unknown.removeAll(known(method));
            if (!method.getBeanType().isAnnotationPresent(OnlyKnownParameters.class)) {
                unknown.retainAll(request.getRequestURI().startsWith(OWN_API) ? MOMENTS : Set.of());
            }
            if (!unknown.isEmpty()) {
                throw ProblemException.badRequest(
                        "?" + unknown.first(), "UNKNOWN_PARAMETER", "Nothing is answered by this parameter here.");
            }
        }
        return true;
    }

    private static Set<@Nullable String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .flatMap(KnownParameters::names)
                .collect(Collectors.toSet());
    }

    private static Stream<@Nullable String> names(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
            return Arrays.stream(parameter.getParameterType().getRecordComponents())
                    .map(RecordComponent::getName);
        }
        return parameter.hasParameterAnnotation(RequestParam.class) ? Stream.of(name(parameter)) : Stream.empty();
    }

    private static @Nullable String name(MethodParameter parameter) {
        var said = parameter.getParameterAnnotation(RequestParam.class);
        if (said != null && !said.name().isEmpty()) {
            return said.name();
        }
        parameter.initParameterNameDiscovery(NAMES);
        return parameter.getParameterName();
    }
}
