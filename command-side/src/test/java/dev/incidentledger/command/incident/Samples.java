package dev.incidentledger.command.incident;

import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.incident.UpdateStatus.INVESTIGATING;
import static dev.incidentledger.events.incident.UpdateStatus.RESOLVED;

import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.PostUpdate;
import dev.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import dev.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.List;

/** One incident on one morning, for tests to tell of. The time is always noon. */
final class Samples {

    static final IncidentId ID = new IncidentId(IncidentId.PREFIX + "0".repeat(26));
    static final Instant NOW = at("12:00");
    static final ComponentId API = component(1);
    static final ComponentId WEB = component(2);

    private Samples() {}

    static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }

    static UpdateId updateId(int number) {
        return new UpdateId(UpdateId.PREFIX + "%026d".formatted(number));
    }

    private static ComponentId component(int number) {
        return new ComponentId(ComponentId.PREFIX + "%026d".formatted(number));
    }

    static AffectedComponent claim(ComponentId id, ComponentStatus status) {
        return new AffectedComponent(id, status, id.equals(API) ? "API" : "Web");
    }

    static Update update(int number, UpdateStatus status, String time, AffectedComponent... components) {
        return new Update(updateId(number), status, "Message " + number, List.of(components), at(time), null, PUBLIC);
    }

    static Update note(int number, UpdateStatus status, String time) {
        return new Update(updateId(number), status, "Note " + number, List.of(), at(time), null, INTERNAL);
    }

    static Update promising(Update update, String time) {
        return new Update(
                update.id(),
                update.status(),
                update.message(),
                update.components(),
                update.occurredAt(),
                at(time),
                update.audience());
    }

    static IncidentIdentified identified() {
        return identified(update(1, INVESTIGATING, "10:00"));
    }

    static IncidentIdentified identified(Update opening) {
        return identified(opening, PUBLIC);
    }

    static IncidentIdentified identified(Update opening, Audience audience) {
        return new IncidentIdentified(ID, "Elevated errors", at("09:50"), opening, audience, null, null, null);
    }

    static UpdatePosted posted(Update update) {
        return new UpdatePosted(ID, update);
    }

    /** By update 9, at eleven. */
    static IncidentResolved resolved(AffectedComponent... components) {
        return new IncidentResolved(ID, update(9, RESOLVED, "11:00", components));
    }

    static IncidentReopened reopened(Update update) {
        return new IncidentReopened(ID, update);
    }

    static IdentifyIncident identify(Update opening) {
        return identify(opening, PUBLIC);
    }

    static IdentifyIncident identify(Update opening, Audience audience) {
        return new IdentifyIncident(ID, "Elevated errors", at("09:50"), opening, audience, null, null, null, NOW);
    }

    static PostUpdate post(Update update) {
        return new PostUpdate(
                ID,
                update.id(),
                update.status(),
                update.message(),
                update.components(),
                update.occurredAt(),
                update.nextUpdateBy(),
                update.audience(),
                NOW);
    }

    /** Says nothing of the status. */
    static PostUpdate postUnchanged(Update update) {
        return new PostUpdate(
                ID,
                update.id(),
                null,
                update.message(),
                update.components(),
                update.occurredAt(),
                update.nextUpdateBy(),
                update.audience(),
                NOW);
    }

    static ResolveIncident resolve(Update resolution) {
        return new ResolveIncident(
                ID, resolution.id(), resolution.message(), resolution.components(), resolution.occurredAt(), NOW);
    }

    static ReopenIncident reopen(Update update) {
        return new ReopenIncident(
                ID,
                update.id(),
                update.status(),
                update.message(),
                update.components(),
                update.occurredAt(),
                update.nextUpdateBy(),
                NOW);
    }
}
