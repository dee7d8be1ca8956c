package dev.incidentledger.query.timeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.platform.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One update in all its versions.
 *
 * @param audience internal for a note
 * @param nextUpdateBy when the next update was promised; null when nothing was
 * @param versions oldest first, never empty
 */
public record UpdateHistory(
        UpdateId id,
        UpdateKind kind,
        Audience audience,
        @Nullable Instant nextUpdateBy,
        List<UpdateVersion> versions) implements TimelineEntry {

    /** By when it was true; of two at the same time, the one recorded later comes later. */
    public static final Comparator<UpdateHistory> CHRONOLOGICAL =
            Comparator.comparing(UpdateHistory::occurredAt).thenComparingLong(UpdateHistory::position);

    private static final Duration PROMPT = Duration.ofMinutes(5);

    public UpdateHistory {
        versions = List.copyOf(versions);
    }

    static UpdateHistory first(UpdateKind kind, Update update, Provenance provenance) {
        return new UpdateHistory(
                update.id(),
                kind,
                update.audience(),
                update.nextUpdateBy(),
                List.of(UpdateVersion.first(update, provenance)));
    }

    @JsonProperty
    public UpdateStatus status() {
        return current().status();
    }

    @JsonProperty
    public String message() {
        return current().message();
    }

    @JsonProperty
    public List<AffectedComponent> components() {
        return current().components();
    }

    @JsonProperty
    public Instant occurredAt() {
        return current().occurredAt();
    }

    /** Whether it was told for a time more than five minutes before it was first recorded. */
    @JsonProperty
    public boolean backdated() {
        return occurredAt().isBefore(original().provenance().recordedAt().minus(PROMPT));
    }

    @JsonProperty
    public boolean edited() {
        return versions.size() > 1;
    }

    public UpdateVersion current() {
        return versions.getLast();
    }

    public UpdateVersion original() {
        return versions.getFirst();
    }

    /** A note is for operators; everything else is told to whoever may see the incident. */
    @JsonIgnore
    public boolean isTold() {
        return audience == Audience.PUBLIC;
    }

    @Override
    public Instant at() {
        return occurredAt();
    }

    @Override
    public Provenance provenance() {
        return original().provenance();
    }

    long position() {
        return provenance().position();
    }

    UpdateHistory with(List<UpdateVersion> changed) {
        return new UpdateHistory(id, kind, audience, nextUpdateBy, changed);
    }
}
