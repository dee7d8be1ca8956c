package dev.incidentledger.query.promises;

import dev.incidentledger.query.platform.ListCursor;
import java.util.List;
import java.util.Optional;

/** @param next where the next page begins; empty on the last one */
record PromisePage(List<ListedPromise> promises, Optional<ListCursor> next) {

    /** @param found one more than the page holds, if there is one */
    static PromisePage of(List<ListedPromise> found, int limit) {
        if (found.size() <= limit) {
            return new PromisePage(found, Optional.empty());
        }
        var page = found.subList(0, limit);
        var last = page.getLast();
        return new PromisePage(
                page, Optional.of(new ListCursor(last.due(), last.madeBy().value())));
    }
}
