package dev.incidentledger.command.intake;

import dev.incidentledger.command.incident.IncidentCommand;
import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.PostUpdate;
import dev.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import dev.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One group and the incidents that it led to, in memory: each delivery is decided and what it leads to happens. */
final class ToldIncidents {

    final List<IncidentCommand> commands = new ArrayList<>();
    private final Map<IncidentId, Standing> standings = new HashMap<>();
    private final Intake intake;
    private GroupState group = GroupState.UNKNOWN;

    ToldIncidents(Intake intake) {
        this.intake = intake;
    }

    Plan.Outcome deliver(Delivery delivery) {
        var evidence = Evidence.of(group, delivery, intake, Samples::claims);
        var standing = standings.getOrDefault(group.incident(), Standing.MISSING);
        var plan = new IntakePlanner(intake, ToldIncidents::named, evidence, delivery, standing, Fresh.ids()).plan();
        group = plan.next();
        plan.commands().forEach(command -> happened(event(command), true));
        commands.addAll(plan.commands());
        return plan.outcome();
    }

    void byHand(IncidentEvent event) {
        happened(event, false);
    }

    IncidentId incident() {
        return group.incident();
    }

    GroupState group() {
        return group;
    }

    IncidentCommand last() {
        return commands.getLast();
    }

    Standing standing() {
        return standings.get(incident());
    }

    static Update update(UpdateStatus status, Instant occurredAt, Audience audience) {
        return new Update(UpdateId.next(), status, "By hand", List.of(), occurredAt, null, audience);
    }

    private void happened(IncidentEvent event, boolean byAlert) {
        var before = standings.getOrDefault(event.incidentId(), Standing.MISSING);
        standings.put(event.incidentId(), before.after(event, byAlert));
    }

    private static IncidentEvent event(IncidentCommand command) {
        return switch (command) {
            case IdentifyIncident c ->
                new IncidentIdentified(
                        c.incidentId(), c.title(), c.startedAt(), c.opening(), c.audience(), null, null, null);
            case PostUpdate c ->
                new UpdatePosted(
                        c.incidentId(),
                        new Update(
                                c.updateId(),
                                UpdateStatus.INVESTIGATING,
                                c.message(),
                                c.components(),
                                c.occurredAt(),
                                null,
                                c.audience()));
            case ResolveIncident c ->
                new IncidentResolved(c.incidentId(), update(UpdateStatus.RESOLVED, c.resolvedAt(), Audience.PUBLIC));
            case ReopenIncident c ->
                new IncidentReopened(
                        c.incidentId(), update(UpdateStatus.INVESTIGATING, c.occurredAt(), Audience.PUBLIC));
            case IncidentCommand other -> throw new IllegalArgumentException(other.toString());
        };
    }

    private static List<AffectedComponent> named(Map<ComponentId, ComponentStatus> claims) {
        return claims.entrySet().stream()
                .map(claim -> new AffectedComponent(claim.getKey(), claim.getValue(), "Checkout"))
                .toList();
    }
}
