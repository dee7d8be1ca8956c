package dev.incidentledger.query.analytics;

import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.platform.AnalyticsSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers as many requests of analysts at a time as they have connections, and refuses one more. */
@Component
class AnalystsAtOnce implements HandlerInterceptor, WebMvcConfigurer {

    /** An answer reaches its reader, who may ask again, just before its place is free. */
    private static final Duration UNTIL_FREE = Duration.ofMillis(250);

    private final Semaphore free;

    AnalystsAtOnce(AnalyticsSettings settings) {
        this.free = new Semaphore(settings.atOnce());
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/api/v1/analytics/**", "/analytics/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (!free.tryAcquire(UNTIL_FREE.toMillis(), TimeUnit.MILLISECONDS)) {
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
