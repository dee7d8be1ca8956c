package dev.incidentledger.query.publicapi;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.query.currentstatus.ShownComponent;
import dev.incidentledger.query.currentstatus.Standing;
import dev.incidentledger.query.currentstatus.StatusQueries;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.publicapi.V2Components.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The components and groups of the page as v2 shows them. */
@Component
class V2Catalogue {

    private record Placed(int position, List<Entry> entries) {}

    private final StatusQueries status;
    private final CatalogueDates dates;
    private final V2Ids ids;
    private final V2Page page;

    V2Catalogue(StatusQueries status, CatalogueDates dates, V2Ids ids, StatusPage page) {
        this.status = status;
        this.dates = dates;
        this.ids = ids;
        this.page = V2Page.of(page);
    }

    /**
     * As it stands now, without what is internal or retired, and without groups that hold nothing else. What one of the
     * projections behind it has not seen yet comes a moment later.
     */
    V2Components read() {
        var standing = status.standingFor(Audience.PUBLIC);
        var named = Stream.concat(
                        standing.components().stream()
                                .map(component -> component.id().value()),
                        standing.groups().stream().map(group -> group.id().value()))
                .toList();
        return of(standing, new V2Component(ids.of(named), dates.withStatusChanges(), page));
    }

    /** @param standing what the public may see */
    static V2Components of(Standing standing, V2Component writing) {
        var components = standing.components().stream()
                .filter(component -> writing.knows(component.id().value()))
                .collect(groupingBy(component -> Optional.ofNullable(component.groupId())));
        var placed = new ArrayList<Placed>();
        for (var group : standing.groups()) {
            var inside = components.getOrDefault(Optional.of(group.id()), List.of());
            if (!inside.isEmpty() && writing.knows(group.id().value())) {
                var itself = new Entry(group.id().value(), writing.json(group, inside));
                var entries = Stream.concat(Stream.of(itself), inside.stream().map(one -> entry(one, writing)));
                placed.add(new Placed(group.position(), entries.toList()));
            }
        }
        alone(components).forEach(one -> placed.add(new Placed(one.position(), List.of(entry(one, writing)))));
        return new V2Components(placed.stream()
                .sorted(comparingInt(Placed::position))
                .flatMap(each -> each.entries().stream())
                .toList());
    }

    private static List<ShownComponent> alone(Map<Optional<GroupId>, List<ShownComponent>> components) {
        return components.getOrDefault(Optional.<GroupId>empty(), List.of());
    }

    private static Entry entry(ShownComponent component, V2Component writing) {
        return new Entry(component.id().value(), writing.json(component));
    }
}
