package dev.incidentledger.command.catalogue;

import dev.incidentledger.events.catalogue.GroupId;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The order on the page: within each group, and at the top among groups and ungrouped components together. */
final class Places {

    private Places() {}

    static int last(CatalogueState state, @Nullable GroupId group) {
        var components = state.liveIn(group).mapToInt(entry -> entry.getValue().position());
        var groups = group == null
                ? state.liveGroups().mapToInt(entry -> entry.getValue().position())
                : IntStream.empty();
        return IntStream.concat(components, groups).max().orElse(0) + 1;
    }
}
