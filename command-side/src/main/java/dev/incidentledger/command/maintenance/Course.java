package dev.incidentledger.command.maintenance;

import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_TIMES_OUT_OF_ORDER;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.CANCELED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.COMPLETED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.IN_PROGRESS;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.VERIFYING;

import dev.incidentledger.command.maintenance.MaintenanceState.Told;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import java.util.List;

/** What was told, put in the order of its times, must be a life that a maintenance can have. */
final class Course {

    private Course() {}

    /** The event alone, unless it makes the maintenance's times impossible. */
    static List<MaintenanceEvent> ifPossible(Told told, MaintenanceEvent event) {
        var course = MaintenanceDecider.evolve(told, event).updates().told();
        for (int i = 1; i < course.size(); i++) {
            requirePossible(course.get(i - 1), course.get(i));
        }
        return List.of(event);
    }

    private static void requirePossible(MaintenanceUpdate one, MaintenanceUpdate next) {
        if (one.status() != next.status() && !leadsTo(one.status(), next.status())) {
            throw new Rejected(
                    MAINTENANCE_TIMES_OUT_OF_ORDER,
                    "The maintenance would be %s at %s and then %s at %s; give it a time that fits what was told"
                            .formatted(
                                    one.status().wireName(),
                                    one.occurredAt(),
                                    next.status().wireName(),
                                    next.occurredAt()));
        }
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
