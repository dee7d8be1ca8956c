package dev.incidentledger.query.maintenance;

import dev.incidentledger.query.platform.ListCursor;
import java.util.List;
import java.util.Optional;

/** @param next where the next page begins; empty on the last one */
record MaintenancePage(List<ListedMaintenance> maintenances, Optional<ListCursor> next) {

    /** @param found one more than the page holds, if there is one */
    static MaintenancePage of(List<ListedMaintenance> found, int limit) {
        if (found.size() <= limit) {
            return new MaintenancePage(found, Optional.empty());
        }
        var page = found.subList(0, limit);
        return new MaintenancePage(page, Optional.of(after(page.getLast())));
    }

    private static ListCursor after(ListedMaintenance last) {
        return new ListCursor(last.scheduledFor(), last.id().value());
    }
}
