package dev.incidentledger.command.incident;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.incidentledger.command.catalogue.KnownComponents;
import dev.incidentledger.command.incident.IncidentCommand.AttachPostmortem;
import dev.incidentledger.command.incident.IncidentCommand.CorrectTitle;
import dev.incidentledger.command.incident.IncidentCommand.CorrectUpdate;
import dev.incidentledger.command.incident.IncidentCommand.EstablishImpactWindow;
import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.LinkReference;
import dev.incidentledger.command.incident.IncidentCommand.OverrideImpact;
import dev.incidentledger.command.incident.IncidentCommand.PostUpdate;
import dev.incidentledger.command.incident.IncidentCommand.PublishIncident;
import dev.incidentledger.command.incident.IncidentCommand.RecoverComponents;
import dev.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import dev.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import dev.incidentledger.command.incident.IncidentCommand.RetractIncident;
import dev.incidentledger.command.incident.IncidentRequests.ComponentMention;
import dev.incidentledger.command.platform.CommandAnswer;
import dev.incidentledger.command.platform.CommandDispatcher;
import dev.incidentledger.command.platform.FreshIds;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.http.Caller;
import dev.incidentledger.http.RequestTimes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Turns requests into commands: ids and times are given here, names of components are looked up, nothing is decided. */
@RestController
@RequestMapping("/api/v1/incidents")
class IncidentController {

    private static final String PATH = "/api/v1/incidents/";

    private final CommandDispatcher commands;
    private final FreshIds ids;
    private final KnownComponents components;
    private final InstantSource clock;

    IncidentController(CommandDispatcher commands, FreshIds ids, KnownComponents components, InstantSource clock) {
        this.commands = commands;
        this.ids = ids;
        this.components = components;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<CommandAnswer> identify(@RequestBody IncidentRequests.Identification body, Caller caller) {
        var id = new IncidentId(ids.next(IncidentId.PREFIX, caller));
        var now = now();
        var occurredAt = requireNonNullElse(body.occurredAt(), now);
        var opening = new Update(
                UpdateId.next(),
                requireNonNull(body.status()),
                requireNonNull(body.message()),
                affected(body.components()),
                occurredAt,
                body.promise().after(occurredAt),
                Audience.PUBLIC);
        var command = new IdentifyIncident(
                id,
                requireNonNull(body.title()),
                requireNonNullElse(body.startedAt(), occurredAt),
                opening,
                requireNonNullElse(body.audience(), Audience.PUBLIC),
                body.scope(),
                body.origin() == null ? null : body.origin().origin(),
                body.impact(),
                now);
        return told(command, opening.id(), caller);
    }

    @PostMapping("/{id}/updates")
    ResponseEntity<CommandAnswer> postUpdate(
            @PathVariable IncidentId id, @RequestBody IncidentRequests.UpdateBody body, Caller caller) {
        var now = now();
        var occurredAt = requireNonNullElse(body.occurredAt(), now);
        var command = new PostUpdate(
                id,
                UpdateId.next(),
                body.status(),
                requireNonNull(body.message()),
                affected(body.components()),
                occurredAt,
                body.promise().after(occurredAt),
                requireNonNullElse(body.audience(), Audience.PUBLIC),
                now);
        return told(command, command.updateId(), caller);
    }

    @PostMapping("/{id}/resolution")
    ResponseEntity<CommandAnswer> resolve(
            @PathVariable IncidentId id, @RequestBody IncidentRequests.Resolution body, Caller caller) {
        var now = now();
        var command = new ResolveIncident(
                id,
                UpdateId.next(),
                requireNonNull(body.message()),
                affected(body.components()),
                requireNonNullElse(body.resolvedAt(), now),
                now);
        return told(command, command.updateId(), caller);
    }

    @PutMapping("/{id}/postmortem")
    ResponseEntity<CommandAnswer> attachPostmortem(
            @PathVariable IncidentId id, @RequestBody IncidentRequests.PostmortemBody body, Caller caller) {
        return done(
                new AttachPostmortem(
                        id,
                        UpdateId.next(),
                        requireNonNull(body.body()),
                        requireNonNull(body.state()),
                        body.occurredAt(),
                        body.window(),
                        body.linked(),
                        now()),
                caller);
    }

    @PostMapping("/{id}/reopening")
    ResponseEntity<CommandAnswer> reopen(
            @PathVariable IncidentId id, @RequestBody IncidentRequests.Reopening body, Caller caller) {
        var now = now();
        var occurredAt = requireNonNullElse(body.occurredAt(), now);
        var command = new ReopenIncident(
                id,
                UpdateId.next(),
                body.status(),
                requireNonNull(body.message()),
                affected(body.components()),
                occurredAt,
                body.promise().after(occurredAt),
                now);
        return told(command, command.updateId(), caller);
    }

    @PostMapping("/{id}/impact-override")
    ResponseEntity<CommandAnswer> overrideImpact(
            @PathVariable IncidentId id, @RequestBody IncidentRequests.ImpactOverrideBody body, Caller caller) {
        var impact = requireNonNull(body.impact()).value();
        return done(new OverrideImpact(id, impact, requireNonNull(body.reason())), caller);
    }

    @PostMapping("/{id}/updates/{updateId}/corrections")
    ResponseEntity<CommandAnswer> correctUpdate(
            @PathVariable IncidentId id,
            @PathVariable UpdateId updateId,
            @RequestBody IncidentRequests.UpdateCorrection body,
            Caller caller) {
        return done(
                new CorrectUpdate(
                        id,
                        updateId,
                        body.message(),
                        body.occurredAt(),
                        body.status(),
                        body.components() == null ? null : affected(body.components()),
                        requireNonNull(body.reason()),
                        now()),
                caller);
    }

    @PostMapping("/{id}/title-correction")
    ResponseEntity<CommandAnswer> correctTitle(
            @PathVariable IncidentId id, @RequestBody IncidentRequests.TitleCorrection body, Caller caller) {
        return done(new CorrectTitle(id, requireNonNull(body.title()), requireNonNull(body.reason())), caller);
    }

    @PostMapping("/{id}/impact-windows")
    ResponseEntity<CommandAnswer> establishImpactWindow(
            @PathVariable IncidentId id, @RequestBody IncidentRequests.WindowBody body, Caller caller) {
        return done(new EstablishImpactWindow(id, body.window(), now()), caller);
    }

    @PostMapping("/{id}/references")
    ResponseEntity<CommandAnswer> linkReference(
            @PathVariable IncidentId id, @RequestBody IncidentRequests.LinkedReferenceBody body, Caller caller) {
        return done(new LinkReference(id, body.reference()), caller);
    }

    @PostMapping("/{id}/publication")
    ResponseEntity<CommandAnswer> publish(
            @PathVariable IncidentId id, @RequestBody IncidentRequests.Nothing body, Caller caller) {
        return done(new PublishIncident(id), caller);
    }

    @PostMapping("/{id}/recovery")
    ResponseEntity<CommandAnswer> recover(
            @PathVariable IncidentId id, @RequestBody IncidentRequests.RecoveryBody body, Caller caller) {
        var now = now();
        return done(
                new RecoverComponents(
                        id, requireNonNull(body.components()), requireNonNullElse(body.occurredAt(), now), now),
                caller);
    }

    @PostMapping("/{id}/retraction")
    ResponseEntity<CommandAnswer> retract(
            @PathVariable IncidentId id, @RequestBody IncidentRequests.Retraction body, Caller caller) {
        return done(new RetractIncident(id, requireNonNull(body.reason())), caller);
    }

    private ResponseEntity<CommandAnswer> told(IncidentCommand command, UpdateId updateId, Caller caller) {
        var recorded = commands.send(command, command.incidentId().value(), caller);
        var id = recorded.aggregateId();
        var told = recorded.earlier().flatMap(IncidentController::updateToldBy).orElse(updateId);
        return CommandAnswer.created(PATH + id, id, recorded, told.value());
    }

    private ResponseEntity<CommandAnswer> done(IncidentCommand command, Caller caller) {
        var id = command.incidentId().value();
        return CommandAnswer.done(id, commands.send(command, id, caller));
    }

    private static Optional<UpdateId> updateToldBy(Object event) {
        return switch (event) {
            case IncidentIdentified e -> Optional.of(e.opening().id());
            case UpdatePosted e -> Optional.of(e.update().id());
            case IncidentResolved e -> Optional.of(e.resolution().id());
            case IncidentReopened e -> Optional.of(e.update().id());
            default -> Optional.empty();
        };
    }

    private List<AffectedComponent> affected(@Nullable List<ComponentMention> mentioned) {
        return components.named(ComponentMention.mentions(mentioned));
    }

    private Instant now() {
        return RequestTimes.truncate(clock.instant());
    }
}
