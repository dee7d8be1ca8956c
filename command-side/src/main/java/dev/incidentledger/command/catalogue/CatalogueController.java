package dev.incidentledger.command.catalogue;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.RetireComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.RetireGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseGroup;
import dev.incidentledger.command.catalogue.CatalogueRequests.ComponentPatch;
import dev.incidentledger.command.platform.CommandAnswer;
import dev.incidentledger.command.platform.CommandDispatcher;
import dev.incidentledger.command.platform.Recorded;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.http.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Turns requests into commands on the catalogue. */
@RestController
@RequestMapping("/api/v1")
class CatalogueController {

    private final CommandDispatcher commands;
    private final KnownComponents known;

    CatalogueController(CommandDispatcher commands, KnownComponents known) {
        this.commands = commands;
        this.known = known;
    }

    @PostMapping("/components")
    ResponseEntity<CommandAnswer> registerComponent(@RequestBody CatalogueRequests.ComponentBody body, Caller caller) {
        var id = ComponentId.next();
        var recorded = send(
                new RegisterComponent(
                        id,
                        requireNonNull(body.name()),
                        body.groupId(),
                        body.position(),
                        body.description(),
                        body.startDate(),
                        requireNonNullElse(body.showcase(), true),
                        requireNonNullElse(body.onlyShowIfDegraded(), false),
                        requireNonNullElse(body.audience(), Audience.PUBLIC)),
                caller);
        return registered("/api/v1/components/", id.value(), recorded);
    }

    @PatchMapping("/components/{id}")
    ResponseEntity<CommandAnswer> reviseComponent(
            @PathVariable ComponentId id, @RequestBody ComponentPatch body, Caller caller) {
        return CommandAnswer.done(
                id.value(),
                send(
                        new ReviseComponent(
                                id,
                                body.name(),
                                ComponentPatch.change(body.groupId()),
                                body.position(),
                                ComponentPatch.change(body.description()),
                                ComponentPatch.change(body.startDate()),
                                body.showcase(),
                                body.onlyShowIfDegraded(),
                                body.audience()),
                        caller));
    }

    @PostMapping("/components/{id}/retirement")
    ResponseEntity<CommandAnswer> retireComponent(
            @PathVariable ComponentId id, @RequestBody CatalogueRequests.Nothing body, Caller caller) {
        return CommandAnswer.done(id.value(), send(new RetireComponent(id), caller));
    }

    @PostMapping("/component-groups")
    ResponseEntity<CommandAnswer> registerGroup(@RequestBody CatalogueRequests.GroupBody body, Caller caller) {
        var id = GroupId.next();
        var recorded = send(new RegisterGroup(id, requireNonNull(body.name()), body.position()), caller);
        return registered("/api/v1/component-groups/", id.value(), recorded);
    }

    @PatchMapping("/component-groups/{id}")
    ResponseEntity<CommandAnswer> reviseGroup(
            @PathVariable GroupId id, @RequestBody CatalogueRequests.GroupPatch body, Caller caller) {
        return CommandAnswer.done(id.value(), send(new ReviseGroup(id, body.name(), body.position()), caller));
    }

    @PostMapping("/component-groups/{id}/retirement")
    ResponseEntity<CommandAnswer> retireGroup(
            @PathVariable GroupId id, @RequestBody CatalogueRequests.Nothing body, Caller caller) {
        return CommandAnswer.done(id.value(), send(new RetireGroup(id), caller));
    }

    private static ResponseEntity<CommandAnswer> registered(String path, String fresh, Recorded recorded) {
        var id = recorded.earlier()
                .map(event -> ((CatalogueEvent) event).subjectId())
                .orElse(fresh);
        return CommandAnswer.created(path + id, id, recorded, null);
    }

    private Recorded send(CatalogueCommand command, Caller caller) {
        var recorded = commands.send(command, command.catalogueId(), caller);
        known.catchUp();
        return recorded;
    }
}
