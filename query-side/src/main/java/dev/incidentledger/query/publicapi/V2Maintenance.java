package dev.incidentledger.query.publicapi;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.toMap;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.query.maintenance.MaintenanceHistory;
import dev.incidentledger.query.maintenance.RecordedEvent;
import dev.incidentledger.query.maintenance.UpdateHistory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes one maintenance as v2 does, likewise from our model and from what was kept of a source. */
final class V2Maintenance {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> KEYS = Set.of(
            "id",
            "name",
            "status",
            "created_at",
            "updated_at",
            "monitoring_at",
            "resolved_at",
            "impact",
            "shortlink",
            "started_at",
            "page_id",
            "incident_updates",
            "components",
            "scheduled_for",
            "scheduled_until");

    private final MaintenanceHistory maintenance;
    private final List<PlannedComponent> components;
    private final V2Page page;
    private final SourceRest rest;
    private final SourceRest told;
    private final Map<Long, SourceRest> restOfUpdates;
    private final List<PlannedComponent> announced;
    private final List<V2Update> updates;

    /**
     * @param maintenance the public view of what {@code events} tell
     * @param components what is planned for those that the public may know of
     */
    V2Maintenance(
            MaintenanceHistory maintenance,
            List<PlannedComponent> components,
            List<RecordedEvent> events,
            V2Page page) {
        this.maintenance = maintenance;
        this.components = components;
        this.page = page;
        this.rest = SourceRest.in(events.getFirst().metadata(), MetadataKey.SOURCE_REST);
        this.told = isAsImported(events) ? rest : SourceRest.none();
        this.restOfUpdates = events.stream()
                .collect(toMap(
                        event -> event.provenance().position(),
                        event -> SourceRest.in(event.metadata(), MetadataKey.SOURCE_UPDATE_REST)));
        this.announced = announced((MaintenanceScheduled) events.getFirst().event());
        this.updates = maintenance.updates().stream()
                .map(V2Maintenance::update)
                .sorted(comparingLong(V2Update::position))
                .toList();
    }

    /** Our ids of all that has one of its own in v2. */
    Stream<String> ids() {
        return Stream.of(
                        Stream.of(maintenance.id().value()),
                        updates.stream().map(V2Update::id),
                        maintenance.everNamed().map(ComponentId::value))
                .flatMap(each -> each);
    }

    /**
     * @param ids what v2 calls each of {@link #ids}
     * @param shown the components of the page
     */
    ObjectNode json(Map<String, String> ids, V2Components shown) {
        var course = maintenance.course();
        var id = String.valueOf(ids.get(maintenance.id().value()));
        var first = updates.stream().min(comparing(V2Update::displayAt)).orElseThrow();
        var json = NODES.objectNode();
        json.put("id", id);
        json.put("name", course.title());
        json.set("status", told.or("status", NODES.stringNode(wireName(course.status()))));
        json.set(
                "created_at", rest.or("created_at", page.time(updates.getFirst().createdAt())));
        json.set("updated_at", updatedAt());
        json.set("monitoring_at", told.or("monitoring_at", NODES.nullNode()));
        json.set("resolved_at", told.or("resolved_at", resolvedAt()));
        json.set("impact", rest.or("impact", NODES.stringNode(Impact.MAINTENANCE.wireName())));
        json.set("shortlink", rest.or("shortlink", page.linkTo(id)));
        json.set("started_at", told.or("started_at", displayTime(first)));
        json.set("page_id", rest.or("page_id", NODES.stringNode(page.id())));
        json.set("incident_updates", updates(id, ids));
        json.set("components", rest.or("components", components(shown)));
        json.set(
                "scheduled_for", told.or("scheduled_for", time(course.schedule().scheduledFor())));
        json.set(
                "scheduled_until",
                told.or("scheduled_until", time(course.schedule().scheduledUntil())));
        V2Json.addOthers(json, rest, KEYS);
        return json;
    }

    JsonNode updatedAt() {
        return told.or("updated_at", page.time(maintenance.latest().recordedAt()));
    }

    /** Whether nothing public was told of it here. */
    private boolean isAsImported(List<RecordedEvent> events) {
        return events.stream()
                .filter(event ->
                        event.provenance().position() == maintenance.latest().position())
                .allMatch(event -> event.metadata().containsKey(MetadataKey.SOURCE));
    }

    /** What was planned at first, of what the public may know. */
    private List<PlannedComponent> announced(MaintenanceScheduled opening) {
        return maintenance.componentRevisions().isEmpty()
                ? opening.components().stream().filter(components::contains).toList()
                : maintenance.componentRevisions().getFirst().before();
    }

    private static V2Update update(UpdateHistory update) {
        var first = update.versions().getFirst().provenance();
        return new V2Update(
                update.id().value(),
                wireName(update.status()),
                update.message(),
                update.occurredAt(),
                update.components(),
                update.status().isOver(),
                first.position(),
                first.recordedAt(),
                update.versions().getLast().provenance().recordedAt(),
                update.edited());
    }

    /** The newest first. */
    private ArrayNode updates(String id, Map<String, String> ids) {
        var affected = new V2Affected();
        affected.plan(announced);
        var revisions = new ArrayDeque<>(maintenance.componentRevisions());
        var written = new ArrayList<ObjectNode>();
        for (var update : updates) {
            while (!revisions.isEmpty() && revisions.peek().provenance().position() < update.position()) {
                affected.plan(revisions.remove().after());
            }
            written.add(update.json(id, ids, restOf(update), page, affected));
        }
        return NODES.arrayNode().addAll(written.reversed());
    }

    private JsonNode components(V2Components shown) {
        return shown.of(components.stream().map(PlannedComponent::id));
    }

    private JsonNode resolvedAt() {
        return updates.stream()
                .filter(update -> update.status().equals(MaintenanceStatus.COMPLETED.wireName()))
                .min(comparing(V2Update::displayAt))
                .map(this::displayTime)
                .orElseGet(NODES::nullNode);
    }

    private JsonNode displayTime(V2Update update) {
        return update.displayTime(restOf(update), page);
    }

    private JsonNode time(Instant time) {
        return V2Json.time(time, rest, page);
    }

    private SourceRest restOf(V2Update update) {
        return restOfUpdates.getOrDefault(update.position(), SourceRest.none());
    }

    /** What is called off is over; v2 has no other word for that. */
    private static String wireName(MaintenanceStatus status) {
        return status == MaintenanceStatus.CANCELED ? MaintenanceStatus.COMPLETED.wireName() : status.wireName();
    }
}
