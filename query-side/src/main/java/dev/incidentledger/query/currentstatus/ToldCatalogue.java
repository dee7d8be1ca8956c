package dev.incidentledger.query.currentstatus;

import static java.util.Comparator.comparing;

import dev.incidentledger.query.platform.DerivedModel.Derived;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What an export of the log tells of components and groups, as their rows have it: nothing says that this makes any sense. */
record ToldCatalogue(List<ToldComponent> components, List<ToldGroup> groups) {

    private static final JsonMapper JSON = JsonMapper.shared();

    record ToldComponent(
            String componentId,
            String name,
            @Nullable String groupId,
            int position,
            @Nullable String description,
            @Nullable String startDate,
            boolean showcase,
            boolean onlyShowIfDegraded,
            String audience,
            boolean retired,
            long version) {}

    record ToldGroup(String groupId, String name, int position, boolean retired, long version) {}

    /** The retired ones as well, in the order of ids; the same for the same rows, wherever they are made. */
    Stream<Derived> lines() {
        return Stream.concat(
                        components.stream().map(told -> line(told.componentId(), told)),
                        groups.stream().map(told -> line(told.groupId(), told)))
                .sorted(comparing(Derived::id));
    }

    private static Derived line(String id, Object told) {
        return new Derived(id, JSON.writeValueAsString(told));
    }
}
