package dev.incidentledger.query.audit;

import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.platform.Paging;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the raw history; null where it does not matter.
 *
 * @param after position behind which to begin
 * @param actor id of a token, or {@code system}
 * @param from recorded then or later
 * @param to recorded before
 */
record AuditQuery(
        @Nullable Long after,
        @Nullable String actor,
        @Nullable String name,
        @Nullable ComponentId component,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final String SYSTEM = "system";

    /** @throws ProblemException when it asks for what cannot be */
    AuditFilter filter() {
        if (name != null && !LedgerEvents.CATALOG.byName().containsKey(name)) {
            throw ProblemException.badRequest("?name", "INVALID_PARAMETER", "No event is named so.");
        }
        if (actor != null && !isActor(actor)) {
            throw ProblemException.badRequest("?actor", "INVALID_PARAMETER", "Name a token by its id, or system.");
        }
        return new AuditFilter(actor, name, component == null ? null : component.value());
    }

    /** @throws ProblemException when it asks for what cannot be */
    AuditTrail.Positions positions(AuditTrail trail) {
        long behind = Objects.requireNonNullElse(after, 0L);
        if (behind < 0) {
            throw ProblemException.badRequest("?after", "INVALID_PARAMETER", "This must not be negative.");
        }
        Paging.requirePeriod(from, to);
        var positions = trail.positions(from, to);
        return new AuditTrail.Positions(Math.max(behind, positions.before()), positions.last());
    }

    /** All but where to begin. */
    Map<String, String> criteria() {
        var criteria = filter().criteria();
        Paging.add(criteria, "from", from);
        Paging.add(criteria, "to", to);
        return criteria;
    }

    private static boolean isActor(String text) {
        try {
            return text.equals(SYSTEM) || text.equals(new TokenId(text).value());
        } catch (IllegalArgumentException otherwise) {
            return false;
        }
    }
}
