package dev.incidentledger.command.maintenance;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.incidentledger.command.catalogue.KnownComponents;
import dev.incidentledger.command.maintenance.MaintenanceCommand.CancelMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.CompleteMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.CorrectMaintenanceUpdate;
import dev.incidentledger.command.maintenance.MaintenanceCommand.PostMaintenanceUpdate;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ReviseMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ScheduleMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.StartMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.VerifyMaintenance;
import dev.incidentledger.command.platform.CommandAnswer;
import dev.incidentledger.command.platform.CommandDispatcher;
import dev.incidentledger.command.platform.FreshIds;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdatePosted;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.http.Caller;
import dev.incidentledger.http.RequestTimes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Turns requests into commands: ids and times are given here, names of components are looked up, nothing is decided. */
@RestController
@RequestMapping("/api/v1/maintenances")
class MaintenanceController {

    private static final String PATH = "/api/v1/maintenances/";

    private final CommandDispatcher commands;
    private final FreshIds ids;
    private final KnownComponents components;
    private final InstantSource clock;

    MaintenanceController(CommandDispatcher commands, FreshIds ids, KnownComponents components, InstantSource clock) {
        this.commands = commands;
        this.ids = ids;
        this.components = components;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<CommandAnswer> schedule(@RequestBody MaintenanceRequests.Plan body, Caller caller) {
        var now = now();
        var announcement = new MaintenanceUpdate(
                UpdateId.next(),
                MaintenanceStatus.SCHEDULED,
                requireNonNull(body.message()),
                List.of(),
                requireNonNullElse(body.occurredAt(), now),
                Audience.PUBLIC);
        var command = new ScheduleMaintenance(
                new MaintenanceId(ids.next(MaintenanceId.PREFIX, caller)),
                requireNonNull(body.title()),
                requireNonNullElse(planned(body.components()), List.of()),
                body.schedule(),
                announcement,
                requireNonNullElse(body.audience(), Audience.PUBLIC),
                now);
        return told(command, announcement.id(), caller);
    }

    @PatchMapping("/{id}")
    ResponseEntity<CommandAnswer> revise(
            @PathVariable MaintenanceId id, @RequestBody MaintenanceRequests.Revision body, Caller caller) {
        return done(
                new ReviseMaintenance(
                        id,
                        body.title(),
                        planned(body.components()),
                        body.change(),
                        UpdateId.next(),
                        body.message(),
                        now()),
                caller);
    }

    @PostMapping("/{id}/updates")
    ResponseEntity<CommandAnswer> postUpdate(
            @PathVariable MaintenanceId id, @RequestBody MaintenanceRequests.UpdateBody body, Caller caller) {
        var now = now();
        var command = new PostMaintenanceUpdate(
                id,
                UpdateId.next(),
                body.status(),
                requireNonNull(body.message()),
                components.named(MaintenanceRequests.mentions(body.components())),
                requireNonNullElse(body.occurredAt(), now),
                requireNonNullElse(body.audience(), Audience.PUBLIC),
                now);
        return told(command, command.updateId(), caller);
    }

    @PostMapping("/{id}/updates/{updateId}/corrections")
    ResponseEntity<CommandAnswer> correctUpdate(
            @PathVariable MaintenanceId id,
            @PathVariable UpdateId updateId,
            @RequestBody MaintenanceRequests.UpdateCorrection body,
            Caller caller) {
        return done(
                new CorrectMaintenanceUpdate(
                        id,
                        updateId,
                        body.message(),
                        body.occurredAt(),
                        body.components() == null
                                ? null
                                : components.named(MaintenanceRequests.mentions(body.components())),
                        requireNonNull(body.reason()),
                        now()),
                caller);
    }

    @PostMapping("/{id}/start")
    ResponseEntity<CommandAnswer> start(
            @PathVariable MaintenanceId id, @RequestBody MaintenanceRequests.TurnBody body, Caller caller) {
        return done(new StartMaintenance(id, body.turn(), now()), caller);
    }

    @PostMapping("/{id}/verification")
    ResponseEntity<CommandAnswer> verify(
            @PathVariable MaintenanceId id, @RequestBody MaintenanceRequests.TurnBody body, Caller caller) {
        return done(new VerifyMaintenance(id, body.turn(), now()), caller);
    }

    @PostMapping("/{id}/completion")
    ResponseEntity<CommandAnswer> complete(
            @PathVariable MaintenanceId id, @RequestBody MaintenanceRequests.TurnBody body, Caller caller) {
        return done(new CompleteMaintenance(id, body.turn(), now()), caller);
    }

    @PostMapping("/{id}/cancellation")
    ResponseEntity<CommandAnswer> cancel(
            @PathVariable MaintenanceId id, @RequestBody MaintenanceRequests.TurnBody body, Caller caller) {
        return done(new CancelMaintenance(id, body.turn(), now()), caller);
    }

    private ResponseEntity<CommandAnswer> told(MaintenanceCommand command, UpdateId updateId, Caller caller) {
        var recorded = commands.send(command, command.maintenanceId().value(), caller);
        var id = recorded.aggregateId();
        var told =
                recorded.earlier().flatMap(MaintenanceController::updateToldBy).orElse(updateId);
        return CommandAnswer.created(PATH + id, id, recorded, told.value());
    }

    private ResponseEntity<CommandAnswer> done(MaintenanceCommand command, Caller caller) {
        var id = command.maintenanceId().value();
        return CommandAnswer.done(id, commands.send(command, id, caller));
    }

    private @Nullable List<PlannedComponent> planned(@Nullable List<ComponentId> ids) {
        if (ids == null) {
            return null;
        }
        var names = components.namesOf(ids);
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new PlannedComponent(ids.get(i), names.get(i)))
                .toList();
    }

    private static Optional<UpdateId> updateToldBy(Object event) {
        return switch (event) {
            case MaintenanceScheduled e -> Optional.of(e.announcement().id());
            case MaintenanceUpdatePosted e -> Optional.of(e.update().id());
            default -> Optional.empty();
        };
    }

    private Instant now() {
        return RequestTimes.truncate(clock.instant());
    }
}
