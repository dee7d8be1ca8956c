package dev.incidentledger.query.currentstatus;

import dev.incidentledger.query.platform.ListCursor;
import java.util.List;
import java.util.Optional;

/** @param next where the next page begins; empty on the last one */
record IncidentPage(List<ListedIncident> incidents, Optional<ListCursor> next) {

    /** @param found one more than the page holds, if there is one */
    static IncidentPage of(List<ListedIncident> found, int limit) {
        if (found.size() <= limit) {
            return new IncidentPage(found, Optional.empty());
        }
        var page = found.subList(0, limit);
        return new IncidentPage(page, Optional.of(after(page.getLast())));
    }

    private static ListCursor after(ListedIncident last) {
        return new ListCursor(last.latestDisplayAt(), last.id().value());
    }
}
