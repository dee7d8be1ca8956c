package dev.incidentledger.http;

import jakarta.servlet.ServletRequest;
import java.time.Duration;

/**
 * How long callers had waited when it was known who they are and what they may do, for which the event store may have to be
 * asked. How long they take to send the rest is up to them.
 */
public final class TimeSpent {

    private static final String BEGAN = TimeSpent.class.getName() + ".began";
    private static final String SPENT = TimeSpent.class.getName() + ".spent";

    private TimeSpent() {}

    /** Zero where nobody had to be known. */
    public static Duration on(ServletRequest request) {
        return request.getAttribute(SPENT) instanceof Duration spent ? spent : Duration.ZERO;
    }

    static void begin(ServletRequest request) {
        request.setAttribute(BEGAN, System.nanoTime());
    }

    static void end(ServletRequest request) {
        if (request.getAttribute(BEGAN) instanceof Long began) {
            request.setAttribute(SPENT, Duration.ofNanos(System.nanoTime() - began));
        }
    }
}
