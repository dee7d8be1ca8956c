package dev.incidentledger.query.currentstatus;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.Impact;
import java.time.Instant;
import java.util.Objects;

/**
 * Where an incident stands, for whoever may see it.
 *
 * @param publicDerivedImpact as if it had never spoken of internal components
 * @param createdAt when it was recorded; likewise {@code updatedAt} for its newest event
 */
record IncidentRow(
        @JsonUnwrapped IncidentSummary summary,
        Impact publicDerivedImpact,
        Instant createdAt,
        Instant updatedAt,
        long version,
        long position) {

    static IncidentRow of(IncidentChange change, Redaction internal) {
        return new IncidentRow(
                IncidentSummary.of(change.events()),
                internal.worstImpact(change.events()),
                change.firstRecordedAt(),
                change.lastRecordedAt(),
                change.version(),
                change.position());
    }

    boolean goesOn() {
        return !summary.retracted() && summary.resolvedAt() == null;
    }

    boolean isFor(Audience reader) {
        return reader == Audience.INTERNAL || summary.audience() == Audience.PUBLIC;
    }

    /** The override where there is one, else what follows from the components that the reader may know. */
    Impact impactFor(Audience reader) {
        return Objects.requireNonNullElse(
                summary.impactOverride(), reader == Audience.INTERNAL ? summary.derivedImpact() : publicDerivedImpact);
    }
}
