package dev.incidentledger.command.maintenance;

import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_TIMES_OUT_OF_ORDER;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.CANCELED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.COMPLETED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.IN_PROGRESS;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.VERIFYING;

import dev.incidentledger.command.maintenance.MaintenanceState.Told;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was told, put in the order of its times, must be a life that a maintenance can have. */
final class Course {

    private record Step(MaintenanceUpdate from, MaintenanceUpdate to) {

        boolean isOne(BiPredicate<MaintenanceStatus, MaintenanceStatus> possible) {
            return from.status() == to.status() || possible.test(from.status(), to.status());
        }

        boolean isBetween(UpdateId one, UpdateId next) {
            return from.id().equals(one) && to.id().equals(next);
        }

        Rejected refused() {
            return new Rejected(
                    MAINTENANCE_TIMES_OUT_OF_ORDER,
                    "The maintenance would be %s at %s and then %s at %s; give it a time that fits what was told"
                            .formatted(
                                    from.status().wireName(),
                                    from.occurredAt(),
                                    to.status().wireName(),
                                    to.occurredAt()));
        }
    }

    private Course() {}

    /** The event alone, unless it makes the maintenance's times impossible; what an import made so stays as it is. */
    static List<MaintenanceEvent> ifPossible(Told told, MaintenanceEvent event) {
        var before = steps(told).toList();
        steps(MaintenanceDecider.evolve(told, event))
                .filter(step -> !step.isOne(Course::leadsTo))
                .filter(step -> before.stream().noneMatch(old -> old.isBetween(step.from.id(), step.to.id())))
                .findFirst()
                .ifPresent(step -> {
                    throw step.refused();
                });
        return List.of(event);
    }

    /** Whatever was skipped, nothing may come back but the work that was being verified. */
    static void requireForward(Told told) {
        steps(told).filter(step -> !step.isOne(Course::leadsOn)).findFirst().ifPresent(step -> {
            throw step.refused();
        });
    }

    private static boolean leadsOn(MaintenanceStatus one, MaintenanceStatus next) {
        return leadsTo(one, next) || (!one.isOver() && one.compareTo(next) < 0);
    }

    private static Stream<Step> steps(Told told) {
        var course = told.updates().told();
        return IntStream.range(1, course.size()).mapToObj(i -> new Step(course.get(i - 1), course.get(i)));
    }

    private static boolean leadsTo(MaintenanceStatus one, MaintenanceStatus next) {
        return switch (one) {
            case SCHEDULED -> next == IN_PROGRESS || next == CANCELED;
            case IN_PROGRESS -> next == VERIFYING || next == COMPLETED || next == CANCELED;
            case VERIFYING -> next == IN_PROGRESS || next == COMPLETED || next == CANCELED;
            case COMPLETED, CANCELED -> false;
        };
    }
}
