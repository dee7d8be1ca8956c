package dev.incidentledger.query.publicapi;

import static java.util.Objects.requireNonNull;

import dev.incidentledger.query.currentstatus.ShownComponent;
import dev.incidentledger.query.health.PageStatus;
import dev.incidentledger.query.ready.PublicIncident;
import dev.incidentledger.query.ready.PublicMaintenance;
import dev.incidentledger.query.ready.PublicRecord;
import java.util.Comparator;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the public may know at one moment, in the JSON of v2. */
final class V2Snapshot {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final PublicRecord record;
    private final V2Page page;
    private final V2Components components;

    V2Snapshot(PublicRecord record) {
        this.record = record;
        this.page = V2Page.of(record.page());
        this.components = V2Catalogue.of(
                record.standing(),
                new V2Component(
                        record.publicIds(),
                        CatalogueDates.updated(record.catalogue(), record.statusChangedAt()),
                        page));
        components.all().forEach(component -> V2Json.tellTimesOf(component, page));
    }

    @SuppressWarnings(
            "ReferenceEquality") // each moment is read once, and comparing all of two costs more than rendering
    boolean isOf(PublicRecord other) {
        return record == other;
    }

    /** Updated when the newest of all that is or was public was recorded. */
    ObjectNode page() {
        var ofComponents = components
                .ids()
                .map(id -> requireNonNull(record.catalogue().get(id)).updatedAt());
        return page.json(Stream.concat(Stream.of(record.updatedAt()), ofComponents)
                .max(Comparator.naturalOrder())
                .orElseThrow());
    }

    ObjectNode status() {
        var status = PageStatus.of(record.standing().components().stream()
                .map(ShownComponent::status)
                .toList());
        return NODES.objectNode()
                .put("indicator", status.indicator().wireName())
                .put("description", status.description());
    }

    ArrayNode components() {
        return NODES.arrayNode().addAll(components.all());
    }

    /** One that was retracted says so, and why, behind all that v2 knows. */
    ObjectNode incident(PublicIncident incident) {
        var history = incident.history();
        var json = asItStands(new V2Incident(history, incident.events(), page).json(record.publicIds(), components));
        if (history.retraction() != null) {
            var retraction = history.retraction().provenance();
            json.set("retracted_at", page.time(retraction.recordedAt()));
            json.put("retraction_reason", retraction.reason());
        }
        return json;
    }

    ObjectNode maintenance(PublicMaintenance maintenance) {
        var written = new V2Maintenance(maintenance.history(), maintenance.components(), maintenance.events(), page);
        return asItStands(written.json(record.publicIds(), components));
    }

    /** A source's picture of the components is as old as the import, and its times are those of its own zone. */
    private ObjectNode asItStands(ObjectNode json) {
        V2Json.tellTimesOf(json, page);
        json.path("incident_updates").forEach(update -> V2Json.tellTimesOf((ObjectNode) update, page));
        json.set("components", components.asTheyStand(json.path("components")));
        return json;
    }
}
