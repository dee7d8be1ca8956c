package dev.incidentledger.query.analytics;

import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.platform.AnalyticsSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers as many requests of analysts at a time as they have connections, and refuses one more at once. */
@Component
class AnalystsAtOnce implements HandlerInterceptor, WebMvcConfigurer {

    private final Semaphore free;

    AnalystsAtOnce(AnalyticsSettings settings) {
        this.free = new Semaphore(settings.atOnce());
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/api/v1/analytics/**", "/analytics/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!free.tryAcquire()) {
            throw ProblemException.unavailable(
                    "ANALYSTS_BUSY", "As many questions of analysts are being answered as may be; ask again.");
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        free.release();
    }
}
