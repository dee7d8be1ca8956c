package dev.incidentledger.command.incident;

import static dev.incidentledger.command.platform.RejectionCode.COMPONENT_NAMED_TWICE;
import static dev.incidentledger.command.platform.RejectionCode.UPDATE_ID_IN_USE;
import static dev.incidentledger.command.platform.RejectionCode.USE_POSTMORTEM_ROUTE;
import static dev.incidentledger.command.platform.RejectionCode.USE_RESOLUTION_ROUTE;

import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What must hold of any update, whichever command brings it. */
final class UpdateRules {

    private UpdateRules() {}

    static void requireSayable(Update update, Instant now, String timePointer) {
        Timekeeping.requireNotAhead(update.occurredAt(), now, timePointer);
        Timekeeping.requirePossiblePromise(update, "/nextUpdateBy");
        requireNamedOnce(update.components());
    }

    static void requireNamedOnce(List<AffectedComponent> components) {
        Set<ComponentId> named = new HashSet<>();
        for (int i = 0; i < components.size(); i++) {
            if (!named.add(components.get(i).id())) {
                throw new Rejected(
                        COMPONENT_NAMED_TWICE,
                        "Component %s is named twice; give it one status"
                                .formatted(components.get(i).id()),
                        "/components/%d/id".formatted(i));
            }
        }
    }

    /** Resolving and looking back have routes of their own. */
    static UpdateStatus requireOpenStatus(UpdateStatus status) {
        return switch (status) {
            case INVESTIGATING, IDENTIFIED, MONITORING -> status;
            case RESOLVED ->
                throw new Rejected(
                        USE_RESOLUTION_ROUTE,
                        "An update cannot resolve the incident; POST it to .../resolution instead",
                        "/status");
            case POSTMORTEM -> throw usePostmortemRoute("An update cannot be the postmortem");
        };
    }

    static Rejected usePostmortemRoute(String why) {
        return new Rejected(USE_POSTMORTEM_ROUTE, why + "; PUT it to .../postmortem instead", "/status");
    }

    /** Sameness is by id: an update of the same kind under this id is the same update, whatever it says by now. */
    static boolean isToldAlready(Facts facts, UpdateId id, Predicate<Update> sameKind) {
        var known = facts.updates().find(id);
        if (known.isPresent() ? !sameKind.test(known.get()) : isPostmortem(facts, id)) {
            throw idInUse(id);
        }
        return known.isPresent();
    }

    static Rejected idInUse(UpdateId id) {
        return new Rejected(UPDATE_ID_IN_USE, "%s names another update; choose another id".formatted(id));
    }

    private static boolean isPostmortem(Facts facts, UpdateId id) {
        var postmortem = facts.postmortem();
        return postmortem != null && postmortem.id().equals(id);
    }
}
