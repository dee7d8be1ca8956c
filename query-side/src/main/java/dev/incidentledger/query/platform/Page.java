package dev.incidentledger.query.platform;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Part of a list.
 *
 * @param next where the next page begins; empty on the last one
 */
public record Page<T>(List<T> items, Optional<ListCursor> next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found one more than the page holds, if there is one
     * @param after where the list goes on behind an item
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, ListCursor> after) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        var page = found.subList(0, limit);
        return new Page<>(page, Optional.of(after.apply(page.getLast())));
    }
}
