package dev.incidentledger.query.publicapi;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.query.currentstatus.ComponentGroup;
import dev.incidentledger.query.currentstatus.ShownComponent;
import dev.incidentledger.query.ready.CatalogueEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes components and groups as v2 does. */
final class V2Component {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> KEYS = Set.of(
            "id",
            "name",
            "status",
            "created_at",
            "updated_at",
            "position",
            "description",
            "showcase",
            "start_date",
            "group_id",
            "page_id",
            "group",
            "components",
            "only_show_if_degraded");

    private final Map<String, String> ids;
    private final Map<String, CatalogueEntry> dates;
    private final Map<String, SourceRest> rests = new HashMap<>();
    private final V2Page page;

    /**
     * @param ids what v2 calls each component and group, by our ids
     * @param dates of each of them, likewise
     */
    V2Component(Map<String, String> ids, Map<String, CatalogueEntry> dates, V2Page page) {
        this.ids = ids;
        this.dates = dates;
        this.page = page;
    }

    ObjectNode json(ShownComponent component) {
        var id = component.id().value();
        var json = begun(id, component.name(), component.status(), component.position());
        json.put("description", component.description());
        json.put("showcase", component.showcase());
        json.put("start_date", text(component.startDate()));
        json.put("group_id", component.groupId() == null ? null : ids.get(text(component.groupId())));
        json.set("page_id", rest(id).or("page_id", NODES.stringNode(page.id())));
        json.put("group", false);
        json.put("only_show_if_degraded", component.onlyShowIfDegraded());
        V2Json.addOthers(json, rest(id), KEYS);
        return json;
    }

    /** @param inside those of its components that are shown; its status is the worst of theirs */
    ObjectNode json(ComponentGroup group, List<ShownComponent> inside) {
        var id = group.id().value();
        var worst = inside.stream()
                .map(ShownComponent::status)
                .max(ComponentStatus::compareTo)
                .orElse(ComponentStatus.OPERATIONAL);
        var json = begun(id, group.name(), worst, group.position());
        json.set("description", rest(id).or("description", NODES.nullNode()));
        json.set("showcase", rest(id).or("showcase", NODES.booleanNode(false)));
        json.set("start_date", rest(id).or("start_date", NODES.nullNode()));
        json.putNull("group_id");
        json.set("page_id", rest(id).or("page_id", NODES.stringNode(page.id())));
        json.put("group", true);
        var components = json.putArray("components");
        inside.forEach(component -> components.add(ids.get(component.id().value())));
        json.set("only_show_if_degraded", rest(id).or("only_show_if_degraded", NODES.booleanNode(false)));
        V2Json.addOthers(json, rest(id), KEYS);
        return json;
    }

    private ObjectNode begun(String id, String name, ComponentStatus status, int position) {
        var v2Id = String.valueOf(ids.get(id));
        var known = datesOf(id);
        var json = NODES.objectNode();
        json.put("id", v2Id);
        json.put("name", asAtItsSource(name, v2Id));
        json.put("status", status.wireName());
        json.set("created_at", rest(id).or("created_at", page.time(known.createdAt())));
        json.set("updated_at", page.time(known.updatedAt()));
        json.put("position", position);
        return json;
    }

    /** Where its source had two of one name, the importer told them apart by their ids. */
    private static String asAtItsSource(String name, String v2Id) {
        var suffix = " (" + v2Id + ")";
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }

    private CatalogueEntry datesOf(String id) {
        return Objects.requireNonNull(dates.get(id), "What stands in the catalogue came into it at some time");
    }

    private SourceRest rest(String id) {
        return rests.computeIfAbsent(id, _ -> SourceRest.ofNullable(datesOf(id).sourceRest()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
