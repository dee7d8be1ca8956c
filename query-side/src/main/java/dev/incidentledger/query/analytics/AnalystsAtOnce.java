package dev.incidentledger.query.analytics;

import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.platform.AnalyticsSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers as many requests of analysts at a time as they have connections, and refuses one more. */
@Component
class AnalystsAtOnce implements HandlerInterceptor, WebMvcConfigurer {

    /** An answer reaches its reader, who may ask again, just before its place is free. */
    private static final Duration PROGRAMS_WAIT = Duration.ofMillis(250);

    /** A page is several questions to the database on one place, and whoever waits for it does not ask again by themselves. */
    private static final Duration PEOPLE_WAIT = Duration.ofSeconds(2);

    private final Semaphore free;
    private final Duration programsWait;
    private final Duration peopleWait;

    @Autowired
    AnalystsAtOnce(AnalyticsSettings settings) {
        this(settings, PROGRAMS_WAIT, PEOPLE_WAIT);
    }

    AnalystsAtOnce(AnalyticsSettings settings, Duration programsWait, Duration peopleWait) {
        this.free = new Semaphore(settings.atOnce(), true);
        this.programsWait = programsWait;
        this.peopleWait = peopleWait;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/api/v1/analytics/**", "/analytics/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        var patience = request.getRequestURI().startsWith("/api/") ? programsWait : peopleWait;
        if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
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
