package dev.incidentledger.query.publicapi;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.toMap;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.RecordedEvent;
import dev.incidentledger.query.timeline.UpdateHistory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes one incident as v2 does. All that our model holds comes from it; what only the source of an imported incident
 * knew comes from what was kept of it.
 */
final class V2Incident {

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
            "reminder_intervals");

    private final IncidentHistory incident;
    private final V2Page page;
    private final SourceRest rest;
    private final SourceRest told;
    private final Map<Long, SourceRest> restOfUpdates;

    /** @param incident the public view of what {@code events} tell */
    V2Incident(IncidentHistory incident, List<RecordedEvent> events, V2Page page) {
        this.incident = incident;
        this.page = page;
        this.rest = SourceRest.in(events.getFirst().metadata(), MetadataKey.SOURCE_REST);
        this.told = isAsImported(events) ? rest : SourceRest.none();
        this.restOfUpdates = events.stream()
                .collect(toMap(
                        event -> event.provenance().position(),
                        event -> SourceRest.in(event.metadata(), MetadataKey.SOURCE_UPDATE_REST)));
    }

    /** Our ids of all that has one of its own in v2. */
    Stream<String> ids() {
        return Stream.concat(
                Stream.of(incident.id().value()),
                updates()
                        .flatMap(update -> Stream.concat(
                                Stream.of(update.id()),
                                update.components().stream()
                                        .map(component -> component.id().value()))));
    }

    /**
     * @param ids what v2 calls each of {@link #ids}
     * @param shown the components of the page
     */
    ObjectNode json(Map<String, String> ids, V2Components shown) {
        var id = String.valueOf(ids.get(incident.id().value()));
        var json = NODES.objectNode();
        json.put("id", id);
        json.put("name", incident.title());
        json.set("status", told.or("status", NODES.stringNode(incident.status().wireName())));
        json.set("created_at", rest.or("created_at", page.time(createdAt())));
        json.set("updated_at", updatedAt());
        json.set("monitoring_at", told.or("monitoring_at", turn(incident.monitoringAt(), UpdateStatus.MONITORING)));
        json.set("resolved_at", told.or("resolved_at", turn(incident.resolvedAt(), UpdateStatus.RESOLVED)));
        json.put("impact", incident.impact().wireName());
        json.set("shortlink", rest.or("shortlink", page.linkTo(id)));
        json.set("started_at", told.or("started_at", V2Json.time(incident.startedAt(), rest, page)));
        json.set("page_id", rest.or("page_id", NODES.stringNode(page.id())));
        json.set("incident_updates", updates(id, ids));
        json.set("components", rest.or("components", components(shown)));
        json.set("reminder_intervals", rest.or("reminder_intervals", NODES.nullNode()));
        V2Json.addOthers(json, rest, KEYS);
        return json;
    }

    JsonNode updatedAt() {
        return told.or("updated_at", page.time(incident.latest().recordedAt()));
    }

    /** Whether nothing public was told of it here. */
    private boolean isAsImported(List<RecordedEvent> events) {
        return events.stream()
                .filter(event ->
                        event.provenance().position() == incident.latest().position())
                .allMatch(event -> event.metadata().containsKey(MetadataKey.SOURCE));
    }

    private Instant createdAt() {
        return incident.updates().getFirst().provenance().recordedAt();
    }

    /** The newest first. */
    private ArrayNode updates(String incidentId, Map<String, String> ids) {
        var affected = new V2Affected();
        var recoveries = new ArrayDeque<>(incident.recoveries());
        var written = new ArrayList<ObjectNode>();
        updates().forEach(update -> {
            while (!recoveries.isEmpty() && recoveries.peek().provenance().position() < update.position()) {
                affected.recover(recoveries.remove().components());
            }
            written.add(update.json(incidentId, ids, restOf(update.position()), page, affected));
        });
        return NODES.arrayNode().addAll(written.reversed());
    }

    private JsonNode components(V2Components shown) {
        return shown.of(incident.updates().stream()
                .flatMap(update -> update.components().stream())
                .map(AffectedComponent::id));
    }

    /** In the order in which they were recorded. */
    private Stream<V2Update> updates() {
        return Stream.concat(incident.updates().stream().map(V2Update::of), postmortem())
                .sorted(comparingLong(V2Update::position));
    }

    private Stream<V2Update> postmortem() {
        var versions = incident.publishedPostmortems();
        return versions.isEmpty() ? Stream.empty() : Stream.of(V2Update.of(versions));
    }

    /** The time of the update that brought it there, as that update tells it. */
    private JsonNode turn(Optional<Instant> time, UpdateStatus status) {
        return time.<JsonNode>map(at -> incident.updates().stream()
                        .filter(update ->
                                update.status() == status && update.occurredAt().equals(at))
                        .findFirst()
                        .map(update -> V2Json.time(at, restOf(update), page))
                        .orElseGet(() -> page.time(at)))
                .orElse(NODES.nullNode());
    }

    private SourceRest restOf(UpdateHistory update) {
        return restOf(update.provenance().position());
    }

    private SourceRest restOf(long position) {
        return restOfUpdates.getOrDefault(position, SourceRest.none());
    }
}
