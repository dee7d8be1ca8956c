package dev.incidentledger.command.incident;

import static dev.incidentledger.command.platform.RejectionCode.INCIDENT_RETRACTED;
import static dev.incidentledger.command.platform.RejectionCode.UNKNOWN_INCIDENT;
import static dev.incidentledger.events.Audience.PUBLIC;

import dev.incidentledger.command.incident.IncidentCommand.AttachPostmortem;
import dev.incidentledger.command.incident.IncidentCommand.CorrectTitle;
import dev.incidentledger.command.incident.IncidentCommand.CorrectUpdate;
import dev.incidentledger.command.incident.IncidentCommand.EstablishImpactWindow;
import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.ImportIncident;
import dev.incidentledger.command.incident.IncidentCommand.LinkReference;
import dev.incidentledger.command.incident.IncidentCommand.OverrideImpact;
import dev.incidentledger.command.incident.IncidentCommand.PostUpdate;
import dev.incidentledger.command.incident.IncidentCommand.PublishIncident;
import dev.incidentledger.command.incident.IncidentCommand.RecoverComponents;
import dev.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import dev.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import dev.incidentledger.command.incident.IncidentCommand.RetractIncident;
import dev.incidentledger.command.incident.IncidentState.Open;
import dev.incidentledger.command.incident.IncidentState.Resolved;
import dev.incidentledger.command.incident.IncidentState.Retracted;
import dev.incidentledger.command.incident.IncidentState.Told;
import dev.incidentledger.command.incident.IncidentState.Unknown;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Update;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of an incident's life. Pure: same state and command, same answer, today and in ten years. */
final class IncidentDecider {

    private IncidentDecider() {}

    static List<IncidentEvent> decide(IncidentState state, IncidentCommand command) {
        return switch (state) {
            case Unknown _ when command instanceof IdentifyIncident c -> Telling.identify(c);
            case Unknown _ when command instanceof ImportIncident c -> ImportedHistory.tell(c);
            case Unknown _ ->
                throw new Rejected(UNKNOWN_INCIDENT, "There is no incident %s".formatted(command.incidentId()));
            case Retracted retracted when command instanceof RetractIncident c -> retractAgain(retracted, c);
            case Retracted _ ->
                throw new Rejected(
                        INCIDENT_RETRACTED,
                        "Incident %s is retracted, which is final; identify a new one".formatted(command.incidentId()));
            case Told told -> decide(told, command);
        };
    }

    private static List<IncidentEvent> decide(Told told, IncidentCommand command) {
        return switch (command) {
            case IdentifyIncident c -> Telling.identifyAgain(told, c);
            case ImportIncident c -> ImportedHistory.tellAgain(told, c);
            case PostUpdate c -> Telling.post(told, c);
            case ResolveIncident c -> Telling.resolve(told, c);
            case ReopenIncident c -> Telling.reopen(told, c);
            case RecoverComponents c -> Recovery.recover(told, c);
            case AttachPostmortem c -> Postmortems.attach(told, c);
            case CorrectUpdate c -> Corrections.correct(told, c);
            case CorrectTitle c -> correctTitle(told.facts(), c);
            case OverrideImpact c -> overrideImpact(told.facts(), c);
            case EstablishImpactWindow c -> establish(told.facts(), c);
            case LinkReference c -> link(told.facts(), c);
            case PublishIncident c -> publish(told.facts(), c);
            case RetractIncident c -> List.of(new IncidentRetracted(c.incidentId()));
        };
    }

    /** Of an event that no reason comes with. */
    static IncidentState evolve(IncidentState state, IncidentEvent event) {
        return evolve(state, event, null);
    }

    /**
     * Reads history and never refuses it.
     *
     * @param reason why it was recorded, where a command demanded one
     */
    static IncidentState evolve(IncidentState state, IncidentEvent event, @Nullable String reason) {
        return switch (state) {
            case Unknown _ when event instanceof IncidentIdentified e -> identified(e);
            case Unknown _ -> state;
            case Retracted _ -> state;
            case Told told -> evolve(told, event, reason);
        };
    }

    private static IncidentState evolve(Told told, IncidentEvent event, @Nullable String reason) {
        Facts facts = told.facts();
        return switch (event) {
            case IncidentIdentified _ -> told;
            case UpdatePosted e -> told.with(and(facts, e.update()));
            case IncidentResolved e -> new Resolved(and(facts, e.resolution()), Map.of());
            case IncidentReopened e -> new Open(and(facts, e.update()));
            case ComponentsRecovered e -> recovered(told, e);
            case PostmortemAttached e -> told.with(facts.with(e.postmortem()));
            case UpdateCorrected e -> told.with(facts.with(facts.updates().corrected(e)));
            case TitleCorrected e -> told.with(facts.titled(e.title()));
            case ImpactOverridden e -> told.with(facts.overriddenTo(e.impact()));
            case ImpactWindowEstablished e -> told.with(facts.with(e.window()));
            case ReferenceLinked e -> told.with(facts.with(facts.references().and(e.reference())));
            case IncidentPublished _ -> told.with(facts.shownTo(PUBLIC));
            case IncidentRetracted _ -> new Retracted(reason);
        };
    }

    private static IncidentState identified(IncidentIdentified event) {
        var facts = Facts.of(event);
        return event.opening().status().isOpen() ? new Open(facts) : new Resolved(facts, Map.of());
    }

    private static IncidentState recovered(Told told, ComponentsRecovered event) {
        return switch (told) {
            case Open _ -> told;
            case Resolved resolved -> resolved.recovered(event.components(), event.occurredAt());
        };
    }

    private static Facts and(Facts facts, Update update) {
        return facts.with(facts.updates().and(update));
    }

    private static List<IncidentEvent> correctTitle(Facts facts, CorrectTitle c) {
        return facts.title().equals(c.title()) ? List.of() : List.of(new TitleCorrected(c.incidentId(), c.title()));
    }

    private static List<IncidentEvent> overrideImpact(Facts facts, OverrideImpact c) {
        return Objects.equals(facts.impactOverride(), c.impact())
                ? List.of()
                : List.of(new ImpactOverridden(c.incidentId(), c.impact()));
    }

    private static List<IncidentEvent> establish(Facts facts, EstablishImpactWindow c) {
        Timekeeping.requirePossible(c.window(), c.now(), "");
        return c.window().equals(facts.impactWindow())
                ? List.of()
                : List.of(new ImpactWindowEstablished(c.incidentId(), c.window()));
    }

    private static List<IncidentEvent> link(Facts facts, LinkReference c) {
        return facts.references().linked().contains(c.reference())
                ? List.of()
                : List.of(new ReferenceLinked(c.incidentId(), c.reference()));
    }

    private static List<IncidentEvent> retractAgain(Retracted retracted, RetractIncident c) {
        if (!c.reason().equals(retracted.reason())) {
            throw new Rejected(
                    INCIDENT_RETRACTED,
                    "Incident %s is retracted for another reason, which is final".formatted(c.incidentId()));
        }
        return List.of();
    }

    private static List<IncidentEvent> publish(Facts facts, PublishIncident c) {
        return facts.audience() == PUBLIC ? List.of() : List.of(new IncidentPublished(c.incidentId()));
    }
}
