package dev.incidentledger.query.timeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.query.platform.Provenance;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When the service was really affected, as it was known from then on. */
public record EstablishedWindow(ImpactWindow window, Provenance provenance) implements TimelineEntry {

    /** Null while the window is open. */
    @JsonProperty
    public @Nullable Long durationSeconds() {
        return window.duration().map(Duration::toSeconds).orElse(null);
    }
}
