package dev.incidentledger.events.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the service was really affected, as opposed to when the page said so. UTC.
 *
 * @param to null while it goes on
 * @param source who says so, for example a provider's own report
 * @param estimated true when the interval was not measured
 */
public record ImpactWindow(Instant from, @Nullable Instant to, String source, boolean estimated) {

    /** Empty while the window is open. */
    public Optional<Duration> duration() {
        return Optional.ofNullable(to).map(end -> Duration.between(from, end));
    }
}
