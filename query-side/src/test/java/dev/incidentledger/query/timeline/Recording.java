package dev.incidentledger.query.timeline;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.platform.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of one incident as they would be recorded. Times are minutes after 10:00; an event is recorded at the
 * time it speaks of unless a test says otherwise.
 */
public final class Recording {

    public static final IncidentId INCIDENT = new IncidentId(IncidentId.PREFIX + "%026d".formatted(1));
    public static final ComponentId API = component(1);
    public static final ComponentId WEB = component(2);
    static final String ACTOR = "tok_00000000000000000000000001";

    private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");

    private final List<RecordedEvent> events = new ArrayList<>();
    private Instant clock = TEN;

    /** At 10:00, investigating, public, without components. */
    public static Recording identified(AffectedComponent... components) {
        return new Recording().then(opening(Audience.PUBLIC, components));
    }

    static IncidentIdentified opening(Audience audience, AffectedComponent... components) {
        return new IncidentIdentified(
                INCIDENT,
                "Sign-in fails",
                at(0),
                update(0, UpdateStatus.INVESTIGATING, 0, components),
                audience,
                null,
                null,
                null);
    }

    public static Instant at(int minute) {
        return TEN.plus(Duration.ofMinutes(minute));
    }

    static ComponentId component(int number) {
        return new ComponentId(ComponentId.PREFIX + "%026d".formatted(number));
    }

    public static UpdateId updateId(int number) {
        return new UpdateId(UpdateId.PREFIX + "%026d".formatted(number));
    }

    public static AffectedComponent says(ComponentId id, ComponentStatus status) {
        return new AffectedComponent(id, status, id.equals(API) ? "API" : "Web");
    }

    public static Update update(int number, UpdateStatus status, int minute, AffectedComponent... components) {
        return new Update(
                updateId(number), status, "Update " + number, List.of(components), at(minute), null, Audience.PUBLIC);
    }

    public Recording then(IncidentEvent event) {
        return because(null, event);
    }

    public Recording because(@Nullable String reason, IncidentEvent event) {
        var metadata = reason == null
                ? Map.of(MetadataKey.ACTOR, ACTOR)
                : Map.of(MetadataKey.ACTOR, ACTOR, MetadataKey.REASON, reason);
        int version = events.size();
        events.add(new RecordedEvent(event, Provenance.of(10 * (version + 1), version, clock, metadata), metadata));
        return this;
    }

    /** What follows is recorded then. */
    public Recording recordedAt(int minute) {
        clock = at(minute);
        return this;
    }

    public Recording posted(int number, UpdateStatus status, int minute, AffectedComponent... components) {
        return recordedAt(minute).then(new UpdatePosted(INCIDENT, update(number, status, minute, components)));
    }

    Recording promised(int number, int minute, int due) {
        return recordedAt(minute)
                .then(new UpdatePosted(
                        INCIDENT,
                        new Update(
                                updateId(number),
                                UpdateStatus.IDENTIFIED,
                                "Update " + number,
                                List.of(),
                                at(minute),
                                at(due),
                                Audience.PUBLIC)));
    }

    public Recording noted(int number, int minute, AffectedComponent... components) {
        return recordedAt(minute)
                .then(new UpdatePosted(
                        INCIDENT,
                        new Update(
                                updateId(number),
                                UpdateStatus.INVESTIGATING,
                                "Between us: " + number,
                                List.of(components),
                                at(minute),
                                null,
                                Audience.INTERNAL)));
    }

    public Recording resolved(int number, int minute, AffectedComponent... components) {
        return recordedAt(minute)
                .then(new IncidentResolved(INCIDENT, update(number, UpdateStatus.RESOLVED, minute, components)));
    }

    public Recording reopened(int number, int minute, AffectedComponent... components) {
        return recordedAt(minute)
                .then(new IncidentReopened(INCIDENT, update(number, UpdateStatus.INVESTIGATING, minute, components)));
    }

    public Recording learned(int version, PostmortemState state, int minute) {
        return recordedAt(minute)
                .then(new PostmortemAttached(
                        INCIDENT, new Postmortem(updateId(900), version, "Lesson " + version, state, at(minute))));
    }

    static UpdateCorrected corrected(int number, @Nullable String message, @Nullable Instant occurredAt) {
        return new UpdateCorrected(INCIDENT, updateId(number), message, occurredAt, null, null);
    }

    public List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    public IncidentHistory history() {
        return IncidentHistory.of(events).orElseThrow();
    }
}
