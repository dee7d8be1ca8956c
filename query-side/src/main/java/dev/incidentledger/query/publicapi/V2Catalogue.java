package dev.incidentledger.query.publicapi;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.query.currentstatus.CatalogueQueries;
import dev.incidentledger.query.currentstatus.ComponentGroup;
import dev.incidentledger.query.currentstatus.ComponentHealth;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.publicapi.V2Components.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The components and groups of the page as v2 shows them. */
@Component
class V2Catalogue {

    private record Placed(int position, List<Entry> entries) {}

    private final JdbcClient db;
    private final CatalogueQueries catalogue;
    private final V2Ids ids;
    private final V2Page page;

    V2Catalogue(JdbcClient db, CatalogueQueries catalogue, V2Ids ids, StatusPage page) {
        this.db = db;
        this.catalogue = catalogue;
        this.ids = ids;
        this.page = V2Page.of(page);
    }

    /** As it stands now, without what is internal or retired, and without groups that hold nothing else. */
    V2Components read() {
        var groups = catalogue.groups();
        var components = catalogue.components().stream()
                .filter(component -> component.audience() == Audience.PUBLIC)
                .collect(groupingBy(component -> Optional.ofNullable(component.groupId())));
        var named = Stream.concat(
                        components.values().stream()
                                .flatMap(List::stream)
                                .map(component -> component.id().value()),
                        groups.stream().map(group -> group.id().value()))
                .toList();
        return inOrder(groups, components, new V2Component(ids.of(named), CatalogueDates.read(db), page));
    }

    private static V2Components inOrder(
            List<ComponentGroup> groups,
            Map<Optional<GroupId>, List<ComponentHealth>> components,
            V2Component writing) {
        var placed = new ArrayList<Placed>();
        for (var group : groups) {
            var inside = components.getOrDefault(Optional.of(group.id()), List.of());
            if (!inside.isEmpty()) {
                var itself = new Entry(group.id().value(), writing.json(group, inside));
                var entries = Stream.concat(Stream.of(itself), inside.stream().map(one -> entry(one, writing)));
                placed.add(new Placed(group.position(), entries.toList()));
            }
        }
        components
                .getOrDefault(Optional.<GroupId>empty(), List.of())
                .forEach(alone -> placed.add(new Placed(alone.position(), List.of(entry(alone, writing)))));
        return new V2Components(placed.stream()
                .sorted(comparingInt(Placed::position))
                .flatMap(each -> each.entries().stream())
                .toList());
    }

    private static Entry entry(ComponentHealth component, V2Component writing) {
        return new Entry(component.id().value(), writing.json(component));
    }
}
