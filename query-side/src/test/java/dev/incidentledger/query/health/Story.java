package dev.incidentledger.query.health;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One incident, told event by event; its times are minutes after noon. */
final class Story {

    static final ComponentId API = component('1');
    static final ComponentId WEB = component('2');
    static final ComponentId MAIL = component('3');

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final IncidentId ID = new IncidentId("inc_0" + "0".repeat(25));

    private final List<IncidentEvent> events = new ArrayList<>();

    static Story identified(int minute, AffectedComponent... says) {
        return identified(Audience.PUBLIC, minute, says);
    }

    static Story identified(Audience audience, int minute, AffectedComponent... says) {
        var opening = update(0, UpdateStatus.INVESTIGATING, minute, Audience.PUBLIC, says);
        return new Story().and(new IncidentIdentified(ID, "Errors", at(minute), opening, audience, null, null, null));
    }

    Story posted(int minute, AffectedComponent... says) {
        return and(new UpdatePosted(ID, update(events.size(), UpdateStatus.IDENTIFIED, minute, Audience.PUBLIC, says)));
    }

    Story noted(int minute, AffectedComponent... says) {
        return and(
                new UpdatePosted(ID, update(events.size(), UpdateStatus.IDENTIFIED, minute, Audience.INTERNAL, says)));
    }

    Story resolved(int minute, AffectedComponent... says) {
        return and(
                new IncidentResolved(ID, update(events.size(), UpdateStatus.RESOLVED, minute, Audience.PUBLIC, says)));
    }

    Story reopened(int minute, AffectedComponent... says) {
        return and(new IncidentReopened(
                ID, update(events.size(), UpdateStatus.INVESTIGATING, minute, Audience.PUBLIC, says)));
    }

    Story recovered(int minute, ComponentId... components) {
        return and(new ComponentsRecovered(ID, List.of(components), at(minute)));
    }

    Story told(UpdateStatus status, Instant time, List<AffectedComponent> says) {
        var update = new Update(updateId(events.size()), status, "Told", says, time, null, Audience.PUBLIC);
        return and(
                switch (status) {
                    case INVESTIGATING, IDENTIFIED, MONITORING -> new UpdatePosted(ID, update);
                    case RESOLVED, POSTMORTEM -> new IncidentResolved(ID, update);
                });
    }

    /** @param place of the update's own event in the story, from 0 */
    Story movedTo(int minute, int place) {
        return and(new UpdateCorrected(ID, updateId(place), null, at(minute), null, null));
    }

    Story correctedToSay(int place, AffectedComponent... says) {
        return and(new UpdateCorrected(ID, updateId(place), null, null, null, List.of(says)));
    }

    /** @param to null for a window without an end */
    Story affected(int from, @Nullable Integer to) {
        return and(
                new ImpactWindowEstablished(ID, new ImpactWindow(at(from), to == null ? null : at(to), "Logs", false)));
    }

    Story published() {
        return and(new IncidentPublished(ID));
    }

    Story retracted() {
        return and(new IncidentRetracted(ID));
    }

    IncidentClaims claims() {
        return IncidentClaims.of(events);
    }

    static AffectedComponent says(ComponentId id, ComponentStatus status) {
        return new AffectedComponent(id, status, "A component");
    }

    /** Another page's id as one of ours, the same for the same. */
    static ComponentId componentCalled(String code) {
        return new ComponentId("cmp_0" + "%025d".formatted(Math.floorMod(code.hashCode(), 1_000_000_000)));
    }

    static Claim claim(ComponentId id, ComponentStatus status, int from, int to) {
        return new Claim(id, status, at(from), at(to));
    }

    static Claim standing(ComponentId id, ComponentStatus status, int from) {
        return new Claim(id, status, at(from), null);
    }

    static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Update update(
            int place, UpdateStatus status, int minute, Audience audience, AffectedComponent... says) {
        return new Update(updateId(place), status, "Told", List.of(says), at(minute), null, audience);
    }

    private static UpdateId updateId(int place) {
        return new UpdateId("upd_0" + "%025d".formatted(place));
    }

    private static ComponentId component(char digit) {
        return new ComponentId("cmp_0" + "0".repeat(24) + digit);
    }

    private Story and(IncidentEvent event) {
        events.add(event);
        return this;
    }
}
