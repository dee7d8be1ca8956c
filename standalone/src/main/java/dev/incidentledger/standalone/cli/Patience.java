package dev.incidentledger.standalone.cli;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How long to wait before the same request goes out again. */
final class Patience {

    /** Whoever asks for more is told to the person instead. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Set<Integer> TOO_BUSY = Set.of(429, 503);
    /** A request with the same key, whose answer was lost, is still at work. */
    private static final String STILL_RUNNING = "\"IDEMPOTENCY_KEY_IN_PROGRESS\"";

    private Patience() {}

    static boolean isAskedFor(HttpResponse<String> response) {
        return TOO_BUSY.contains(response.statusCode())
                || (response.statusCode() == 409 && response.body().contains(STILL_RUNNING));
    }

    /** Empty when the header {@code Retry-After} is missing or is not a number of seconds. */
    static Optional<Duration> askedFor(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    /** @param attempt from 1 */
    static Duration doubling(int attempt) {
        return Duration.ofSeconds(1L << (attempt - 1));
    }
}
