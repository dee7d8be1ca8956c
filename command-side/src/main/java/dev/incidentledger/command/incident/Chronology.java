package dev.incidentledger.command.incident;

import static dev.incidentledger.command.platform.RejectionCode.RECOVERED_BEFORE_IT_RESOLVED;
import static dev.incidentledger.command.platform.RejectionCode.REOPENED_BEFORE_IT_RESOLVED;
import static dev.incidentledger.command.platform.RejectionCode.RESOLVED_BEFORE_IT_OPENED;
import static java.util.Comparator.naturalOrder;

import dev.incidentledger.command.incident.IncidentState.Resolved;
import dev.incidentledger.command.incident.IncidentState.Told;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.command.platform.RejectionCode;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.Update;
import java.time.Instant;
import java.util.List;

/** The order in which an incident's turns can have happened, whatever the order in which they were told. */
final class Chronology {

    private Chronology() {}

    /** The event alone, unless what it would make of the incident cannot have happened in that order. */
    static List<IncidentEvent> ifPossible(Told told, IncidentEvent event) {
        if (IncidentDecider.evolve(told, event) instanceof Told next) {
            requirePossible(next);
        }
        return List.of(event);
    }

    private static void requirePossible(Told told) {
        requireTurnsInOrder(told.facts().updates().told());
        if (told instanceof Resolved resolved) {
            requireRecoveryAfterResolution(resolved);
        }
    }

    /** Each resolution after what it resolves, each reopening after what it reopens. */
    private static void requireTurnsInOrder(List<Update> told) {
        Instant lastTurn = firstTime(told);
        boolean open = true;
        for (var update : told) {
            if (update.status().isOpen() == open) {
                continue;
            }
            requireNotBefore(lastTurn, update, open ? RESOLVED_BEFORE_IT_OPENED : REOPENED_BEFORE_IT_RESOLVED);
            lastTurn = update.occurredAt();
            open = !open;
        }
    }

    private static Instant firstTime(List<Update> told) {
        var untilResolved = told.stream().takeWhile(update -> update.status().isOpen());
        return untilResolved
                .map(Update::occurredAt)
                .min(naturalOrder())
                .orElse(told.getFirst().occurredAt());
    }

    private static void requireNotBefore(Instant earlier, Update update, RejectionCode code) {
        if (update.occurredAt().isBefore(earlier)) {
            throw new Rejected(
                    code,
                    "The incident was %s at %s, so it cannot have been %s at %s"
                            .formatted(
                                    update.status().isOpen() ? "resolved" : "opened",
                                    earlier,
                                    update.status().isOpen() ? "reopened" : "resolved",
                                    update.occurredAt()));
        }
    }

    private static void requireRecoveryAfterResolution(Resolved resolved) {
        Instant resolvedAt = resolved.facts().updates().lastTold().occurredAt();
        for (Instant recoveredAt : resolved.recoveredAt().values()) {
            if (recoveredAt.isBefore(resolvedAt)) {
                throw new Rejected(
                        RECOVERED_BEFORE_IT_RESOLVED,
                        "The incident was resolved at %s, so nothing it kept claiming can have recovered at %s"
                                .formatted(resolvedAt, recoveredAt));
            }
        }
    }
}
