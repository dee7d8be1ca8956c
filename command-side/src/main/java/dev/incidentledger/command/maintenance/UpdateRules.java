package dev.incidentledger.command.maintenance;

import static dev.incidentledger.command.platform.RejectionCode.COMPONENT_NAMED_TWICE;
import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_OVER;
import static dev.incidentledger.command.platform.RejectionCode.TIME_IN_THE_FUTURE;
import static dev.incidentledger.command.platform.RejectionCode.UPDATE_ID_IN_USE;

import dev.incidentledger.command.maintenance.MaintenanceState.Told;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.PlannedComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What must hold of anything told, whichever command brings it. */
final class UpdateRules {

    /** How far the clocks of caller and server may disagree. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private UpdateRules() {}

    static void requireNotOver(Told told, MaintenanceCommand c) {
        if (told.status().isOver()) {
            throw over(told, c);
        }
    }

    static Rejected over(Told told, MaintenanceCommand c) {
        return new Rejected(
                MAINTENANCE_OVER,
                "Maintenance %s is %s; schedule a new one"
                        .formatted(c.maintenanceId(), told.status().wireName()));
    }

    static void requireNotAhead(Instant time, Instant now) {
        if (time.isAfter(now.plus(TOLERANCE))) {
            throw new Rejected(
                    TIME_IN_THE_FUTURE, "%s lies ahead; tell it once it has happened".formatted(time), "/occurredAt");
        }
    }

    /** What happens now comes after what was told last, even where that was told a little ahead. */
    static Instant nowOrLater(Told told, Instant now) {
        var last = told.updates().last().occurredAt();
        return last.isAfter(now) ? last : now;
    }

    static void requireNamedOnce(List<PlannedComponent> components) {
        requireOnce(components.stream().map(PlannedComponent::id).toList(), "/components/%d");
    }

    static void requireClaimedOnce(List<AffectedComponent> components) {
        requireOnce(components.stream().map(AffectedComponent::id).toList(), "/components/%d/id");
    }

    /** Sameness is by id: an update of the same kind under this id is the same update, whatever it says by now. */
    static boolean isToldAlready(Told told, UpdateId id, Predicate<MaintenanceUpdate> sameKind) {
        var known = told.updates().find(id);
        if (known.isPresent() && !sameKind.test(known.get())) {
            throw idInUse(id);
        }
        return known.isPresent();
    }

    static void requireNewId(Told told, UpdateId id) {
        if (told.updates().find(id).isPresent()) {
            throw idInUse(id);
        }
    }

    private static Rejected idInUse(UpdateId id) {
        return new Rejected(UPDATE_ID_IN_USE, "%s names another update; choose another id".formatted(id));
    }

    private static void requireOnce(List<ComponentId> ids, String pointer) {
        Set<ComponentId> named = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!named.add(ids.get(i))) {
                throw new Rejected(
                        COMPONENT_NAMED_TWICE,
                        "Component %s is named twice; name it once".formatted(ids.get(i)),
                        pointer.formatted(i));
            }
        }
    }
}
