package dev.incidentledger.command.incident;

import static dev.incidentledger.command.incident.UpdateRules.isToldAlready;
import static dev.incidentledger.command.incident.UpdateRules.requireOpenStatus;
import static dev.incidentledger.command.incident.UpdateRules.requireSayable;
import static dev.incidentledger.command.platform.RejectionCode.INCIDENT_ALREADY_RESOLVED;
import static dev.incidentledger.command.platform.RejectionCode.INCIDENT_ID_IN_USE;
import static dev.incidentledger.command.platform.RejectionCode.INCIDENT_NOT_RESOLVED;
import static dev.incidentledger.command.platform.RejectionCode.NOTE_CANNOT_CHANGE_STATUS;
import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.incident.UpdateStatus.INVESTIGATING;
import static dev.incidentledger.events.incident.UpdateStatus.POSTMORTEM;
import static dev.incidentledger.events.incident.UpdateStatus.RESOLVED;

import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.PostUpdate;
import dev.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import dev.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import dev.incidentledger.command.incident.IncidentState.Open;
import dev.incidentledger.command.incident.IncidentState.Resolved;
import dev.incidentledger.command.incident.IncidentState.Told;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateStatus;
import java.util.List;

/** What an incident says of itself: opened, updated, noted, resolved, reopened. */
final class Telling {

    private Telling() {}

    static List<IncidentEvent> identify(IdentifyIncident c) {
        Timekeeping.requireNotAhead(c.startedAt(), c.now(), "/startedAt");
        requireSayable(c.opening(), c.now(), "/occurredAt");
        requireOpening(c.opening());
        return List.of(new IncidentIdentified(
                c.incidentId(),
                c.title(),
                c.startedAt(),
                c.opening(),
                c.audience(),
                c.scope(),
                c.origin(),
                c.impactOverride()));
    }

    static List<IncidentEvent> identifyAgain(Told told, IdentifyIncident c) {
        var opening = told.facts().updates().posted().getFirst();
        if (opening.id().equals(c.opening().id())) {
            return List.of();
        }
        throw new Rejected(
                INCIDENT_ID_IN_USE, "Incident %s exists; choose another id for a new one".formatted(c.incidentId()));
    }

    static List<IncidentEvent> post(Told told, PostUpdate c) {
        if (isToldAlready(told.facts(), c.updateId(), update -> !isResolution(update))) {
            return List.of();
        }
        var update = new Update(
                c.updateId(),
                statusOf(told, c),
                c.message(),
                c.components(),
                c.occurredAt(),
                c.nextUpdateBy(),
                c.audience());
        requireSayable(update, c.now(), "/occurredAt");
        return List.of(new UpdatePosted(c.incidentId(), update));
    }

    static List<IncidentEvent> resolve(Told told, ResolveIncident c) {
        if (isToldAlready(told.facts(), c.updateId(), Telling::isResolution)) {
            return List.of();
        }
        if (told instanceof Resolved) {
            throw alreadyResolved(c, "its record takes corrections, notes and a postmortem");
        }
        var resolution = new Update(c.updateId(), RESOLVED, c.message(), c.components(), c.resolvedAt(), null, PUBLIC);
        requireSayable(resolution, c.now(), "/resolvedAt");
        return Chronology.ifPossible(told, new IncidentResolved(c.incidentId(), resolution));
    }

    static List<IncidentEvent> reopen(Told told, ReopenIncident c) {
        if (isToldAlready(told.facts(), c.updateId(), told.facts().updates()::isReopening)) {
            return List.of();
        }
        if (told instanceof Open) {
            throw new Rejected(
                    INCIDENT_NOT_RESOLVED,
                    "Incident %s is open; post an update instead of reopening it".formatted(c.incidentId()));
        }
        var update = new Update(
                c.updateId(),
                c.status() == null ? INVESTIGATING : requireOpenStatus(c.status()),
                c.message(),
                c.components(),
                c.occurredAt(),
                c.nextUpdateBy(),
                PUBLIC);
        requireSayable(update, c.now(), "/occurredAt");
        return Chronology.ifPossible(told, new IncidentReopened(c.incidentId(), update));
    }

    private static void requireOpening(Update opening) {
        if (opening.status() == POSTMORTEM) {
            throw UpdateRules.usePostmortemRoute("An incident cannot open with its postmortem");
        }
        if (opening.audience() == INTERNAL) {
            throw new Rejected(
                    NOTE_CANNOT_CHANGE_STATUS,
                    "An incident cannot open with a note; make the whole incident internal",
                    "/audience");
        }
    }

    private static UpdateStatus statusOf(Told told, PostUpdate c) {
        var standing = told.statusAt(c.occurredAt());
        var status = c.status() == null ? standing : requireOpenStatus(c.status());
        if (c.audience() == INTERNAL) {
            requireUnchanged(standing, status);
        } else if (told instanceof Resolved) {
            throw alreadyResolved(c, "reopen it before posting an update");
        }
        return status;
    }

    private static void requireUnchanged(UpdateStatus standing, UpdateStatus status) {
        if (status != standing) {
            throw new Rejected(
                    NOTE_CANNOT_CHANGE_STATUS,
                    "A note leaves the incident %s; post a public update to change that".formatted(standing.wireName()),
                    "/status");
        }
    }

    private static boolean isResolution(Update update) {
        return update.status() == RESOLVED && update.audience() == PUBLIC;
    }

    private static Rejected alreadyResolved(IncidentCommand c, String wayOut) {
        return new Rejected(INCIDENT_ALREADY_RESOLVED, "Incident %s is resolved; %s".formatted(c.incidentId(), wayOut));
    }
}
