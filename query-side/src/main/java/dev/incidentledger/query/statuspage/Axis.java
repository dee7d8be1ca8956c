package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.timeline.IncidentHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was published and what really was, on one axis.
 *
 * @param goesOn whether {@code real} has no end yet
 */
record Axis(Span published, Span real, boolean goesOn) {

    static final int WIDTH = 1000;

    private static final int NARROWEST = 4;

    record Span(Instant from, Instant to) {

        Duration length() {
            return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
        }
    }

    /** Empty when no real window is known. */
    static Optional<Axis> of(IncidentHistory incident, Instant now) {
        return incident.impactWindow().map(established -> {
            var window = established.window();
            return new Axis(
                    new Span(incident.startedAt(), incident.resolvedAt().orElse(now)),
                    new Span(window.from(), window.to() == null ? now : window.to()),
                    window.to() == null);
        });
    }

    Instant start() {
        return published.from().isBefore(real.from()) ? published.from() : real.from();
    }

    Instant end() {
        return published.to().isAfter(real.to()) ? published.to() : real.to();
    }

    int left(Span span) {
        return Math.min(place(span.from()), WIDTH - NARROWEST);
    }

    int width(Span span) {
        return Math.max(NARROWEST, place(span.to()) - place(span.from()));
    }

    private int place(Instant time) {
        long whole = Math.max(1, Duration.between(start(), end()).toMillis());
        return Math.clamp(WIDTH * Duration.between(start(), time).toMillis() / whole, 0, WIDTH);
    }
}
