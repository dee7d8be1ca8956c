package dev.incidentledger.command.intake;

import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;

import dev.incidentledger.command.incident.IncidentCommand;
import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.PostUpdate;
import dev.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import dev.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import dev.incidentledger.command.intake.Plan.Outcome;
import dev.incidentledger.command.intake.Standing.Phase;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to say of a group after a delivery. Pure: no clock, no ids of its own. An incident that an operator took over gets
 * notes and nothing else, and once they ended it what fires since is another one.
 */
final class IntakePlanner {

    private static final int TITLE = 255;
    private static final int MESSAGE = 25_000;

    private final Intake intake;
    private final Function<Map<ComponentId, ComponentStatus>, List<AffectedComponent>> named;
    private final Evidence evidence;
    private final Delivery delivery;
    private final Standing standing;
    private final Fresh fresh;

    /** @param named gives components the names that they have now */
    IntakePlanner(
            Intake intake,
            Function<Map<ComponentId, ComponentStatus>, List<AffectedComponent>> named,
            Evidence evidence,
            Delivery delivery,
            Standing standing,
            Fresh fresh) {
        this.intake = intake;
        this.named = named;
        this.evidence = evidence;
        this.delivery = delivery;
        this.standing = standing;
        this.fresh = fresh;
    }

    Plan plan() {
        var group = evidence.group();
        if (group.fires()) {
            return evidence.fired().isEmpty() ? goOn(group) : fire(group);
        }
        boolean ends = delivery.isComplete() && group.incident() != null && group.endedAt() == null;
        return ends ? end(group) : goOn(group);
    }

    private Plan fire(GroupState group) {
        return switch (standing.phase()) {
            case MISSING -> identify(group);
            case OPEN -> goOn(group.firingAgain());
            case RESOLVED ->
                isReopenable(group.endedAt())
                        ? reopen(group, Objects.requireNonNull(group.incident()))
                        : identifyAnother(group);
            case RETRACTED -> identifyAnother(group);
        };
    }

    /** Whoever ended the incident by hand knew of the alerts that fired then: what fires since is another one. */
    private Plan identifyAnother(GroupState group) {
        var settled = group.settlingAllBut(evidence.fired(), delivery.receivedAt());
        return identify(settled.forgettingSettled(delivery));
    }

    private List<Alert> firing(GroupState group) {
        return delivery.firing().stream().filter(group::fires).toList();
    }

    private List<Alert> shown(GroupState group) {
        return delivery.alerts().stream()
                .filter(alert -> !group.isSettled(alert))
                .toList();
    }

    private boolean isReopenable(@Nullable Instant ended) {
        return ended != null
                && !standing.isTakenOver()
                && !delivery.receivedAt().isAfter(ended.plus(intake.reopenWithin()))
                && intake.reopenWithin().isPositive();
    }

    private Plan identify(GroupState group) {
        var firing = firing(group);
        var startedAt = firstStart();
        var opening = new Update(
                fresh.update(),
                UpdateStatus.INVESTIGATING,
                intake.message().markdown(firing, MESSAGE),
                named.apply(group.claims()),
                startedAt,
                null,
                PUBLIC);
        var identify = new IdentifyIncident(
                fresh.incident(),
                intake.title().line(firing, TITLE),
                startedAt,
                opening,
                intake.audience(),
                null,
                null,
                intake.impactOf(firing),
                delivery.receivedAt());
        var details = note(fresh.incident(), Notes.of(evidence));
        return new Plan(Outcome.IDENTIFIED, List.of(identify, details), group.leadingTo(fresh.incident()));
    }

    private Plan reopen(GroupState group, IncidentId incident) {
        var reopen = new ReopenIncident(
                incident,
                fresh.update(),
                null,
                intake.message().markdown(firing(group), MESSAGE),
                named.apply(group.claims()),
                notBeforeLastTold(firstStart()),
                null,
                delivery.receivedAt());
        return new Plan(
                Outcome.REOPENED, List.of(reopen, note(incident, Notes.of(evidence))), group.leadingTo(incident));
    }

    /** The incident stays as it is, and is told what is new. */
    private Plan goOn(GroupState group) {
        var incident = group.incident();
        if (incident == null || standing.is(Phase.MISSING) || standing.is(Phase.RETRACTED)) {
            return new Plan(Outcome.UNCHANGED, List.of(), group);
        }
        var commands = new ArrayList<IncidentCommand>();
        var next = group;
        var outcome = Outcome.UNCHANGED;
        if (!(evidence.fired().isEmpty() && evidence.changed().isEmpty())) {
            commands.add(note(incident, Notes.of(evidence)));
            outcome = Outcome.NOTED;
        }
        var changes = changedClaims(group);
        if (isOurs() && evidence.isNews() && !changes.isEmpty()) {
            commands.addFirst(update(group, incident, changes));
            next = group.telling(changes);
            outcome = Outcome.UPDATED;
        }
        return new Plan(outcome, commands, next);
    }

    private Plan end(GroupState group) {
        var incident = Objects.requireNonNull(group.incident());
        var ended = group.ended(delivery.receivedAt());
        var shown = shown(group);
        if (isOurs() && intake.onResolved() == OnResolved.RESOLVE) {
            var resolve = new ResolveIncident(
                    incident,
                    fresh.update(),
                    intake.resolvedMessage().markdown(shown, MESSAGE),
                    List.of(),
                    notBeforeLastTold(believed(shown, Alert::endsAt)
                            .max(Instant::compareTo)
                            .orElse(delivery.receivedAt())),
                    delivery.receivedAt());
            return new Plan(Outcome.RESOLVED, List.of(resolve), ended);
        }
        return standing.is(Phase.OPEN)
                ? new Plan(Outcome.NOTED, List.of(note(incident, Notes.allResolved(standing))), ended)
                : new Plan(Outcome.UNCHANGED, List.of(), ended);
    }

    private boolean isOurs() {
        return standing.is(Phase.OPEN) && !standing.isTakenOver();
    }

    /** What is told of a component gets better only where the delivery left no alert out. */
    private Map<ComponentId, ComponentStatus> changedClaims(GroupState group) {
        var changes = new HashMap<>(group.claims());
        group.told().keySet().forEach(component -> changes.putIfAbsent(component, ComponentStatus.OPERATIONAL));
        changes.entrySet().removeIf(claim -> !isToBeTold(claim.getValue(), group.toldOf(claim.getKey())));
        return changes;
    }

    private boolean isToBeTold(ComponentStatus now, ComponentStatus told) {
        return now.isWorseThan(told) || (now != told && delivery.isComplete());
    }

    private PostUpdate update(GroupState group, IncidentId incident, Map<ComponentId, ComponentStatus> changes) {
        var firing = firing(group);
        var shown = firing.isEmpty() ? shown(group) : firing;
        return new PostUpdate(
                incident,
                fresh.update(),
                null,
                intake.updateMessage().markdown(shown, MESSAGE),
                named.apply(changes),
                notBeforeLastTold(evidence.fired().isEmpty() ? delivery.receivedAt() : firstStart()),
                null,
                PUBLIC,
                delivery.receivedAt());
    }

    private PostUpdate note(IncidentId incident, String text) {
        return new PostUpdate(
                incident,
                fresh.note(),
                null,
                text,
                List.of(),
                delivery.receivedAt(),
                null,
                INTERNAL,
                delivery.receivedAt());
    }

    private Instant firstStart() {
        return believed(evidence.fired(), Alert::startsAt)
                .min(Instant::compareTo)
                .orElse(delivery.receivedAt());
    }

    /** Times are hints: never ahead of us, and a clock that stands still would claim an outage of years. */
    private Stream<Instant> believed(List<Alert> alerts, Function<Alert, @Nullable Instant> time) {
        var oldest = delivery.receivedAt().minus(intake.oldestStart());
        return alerts.stream()
                .flatMap(alert -> Stream.ofNullable(time.apply(alert)))
                .filter(told -> !told.isBefore(oldest))
                .map(delivery::notAhead);
    }

    private Instant notBeforeLastTold(Instant time) {
        return time.isBefore(standing.lastTold()) ? standing.lastTold() : time;
    }
}
