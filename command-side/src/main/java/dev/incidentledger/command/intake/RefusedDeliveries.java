package dev.incidentledger.command.intake;

import dev.incidentledger.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells operators of each delivery that was refused for good: its sender drops it. */
@Component
class RefusedDeliveries implements HandlerInterceptor, WebMvcConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedDeliveries.class);

    private final Intakes intakes;

    RefusedDeliveries(Intakes intakes) {
        this.intakes = intakes;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/intake/alertmanager/*");
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        ProblemException.answeredTo(request)
                .filter(refusal -> refusal.status().is4xxClientError())
                .ifPresent(refusal -> tell(idIn(request), refusal));
    }

    private void tell(String id, ProblemException refusal) {
        var intake = intakes.byId().containsKey(id) ? id : "(not configured)";
        if (refusal.errors().isEmpty()) {
            LOG.warn("The intake {} refused a delivery: {}", intake, refusal.code());
        } else {
            var first = refusal.errors().getFirst();
            LOG.warn("The intake {} refused a delivery: {} {}", intake, refusal.code(), first.code());
        }
    }

    private static String idIn(HttpServletRequest request) {
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> named ? String.valueOf(named.get("id")) : "";
    }
}
