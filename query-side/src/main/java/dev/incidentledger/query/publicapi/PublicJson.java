package dev.incidentledger.query.publicapi;

import static java.util.Comparator.comparing;

import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.query.ready.Document;
import dev.incidentledger.query.ready.PublicIncident;
import dev.incidentledger.query.ready.PublicMaintenance;
import dev.incidentledger.query.ready.PublicRecord;
import dev.incidentledger.query.ready.PublicRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The public JSON that other people's clients read: {@code /api/v2}, and each incident and maintenance by itself. */
@Component
class PublicJson implements PublicRenderer {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private @Nullable V2Snapshot newest;

    /** Those in a list are rendered by themselves as well, so that the components in them are as they stand. */
    @Override
    public List<Document> overview(PublicRecord record) {
        var snapshot = snapshotOf(record);
        var incidents = new LinkedHashMap<String, ObjectNode>();
        Stream.concat(record.open().stream(), record.latest().stream())
                .forEach(each -> incidents.computeIfAbsent(each.publicId(), _ -> snapshot.incident(each)));
        var maintenances = new LinkedHashMap<String, ObjectNode>();
        Stream.concat(record.pendingMaintenances().stream(), record.latestMaintenances().stream())
                .forEach(each -> maintenances.computeIfAbsent(each.publicId(), _ -> snapshot.maintenance(each)));
        var documents = new ArrayList<>(v2(record, snapshot, incidents, maintenances));
        incidents.forEach((id, incident) -> documents.add(alone(id, incident)));
        maintenances.forEach((id, maintenance) -> documents.add(alone(id, maintenance)));
        return documents;
    }

    @Override
    public List<Document> incident(PublicIncident incident, PublicRecord record) {
        return List.of(alone(incident.publicId(), snapshotOf(record).incident(incident)));
    }

    @Override
    public List<Document> maintenance(PublicMaintenance maintenance, PublicRecord record) {
        return List.of(alone(maintenance.publicId(), snapshotOf(record).maintenance(maintenance)));
    }

    private static List<Document> v2(
            PublicRecord record,
            V2Snapshot snapshot,
            Map<String, ObjectNode> incidents,
            Map<String, ObjectNode> maintenances) {
        var unresolved = list(record.open().stream().map(PublicIncident::publicId), incidents);
        return List.of(
                v2(
                        "summary",
                        page(snapshot)
                                .set("components", snapshot.components())
                                .set("incidents", unresolved)
                                .set("scheduled_maintenances", pending(record, maintenances, _ -> true))
                                .set("status", snapshot.status())),
                v2("status", page(snapshot).set("status", snapshot.status())),
                v2("components", page(snapshot).set("components", snapshot.components())),
                v2(
                        "incidents",
                        page(snapshot)
                                .set(
                                        "incidents",
                                        list(record.latest().stream().map(PublicIncident::publicId), incidents))),
                v2("incidents/unresolved", page(snapshot).set("incidents", unresolved)),
                v2(
                        "scheduled-maintenances",
                        page(snapshot)
                                .set(
                                        "scheduled_maintenances",
                                        list(
                                                record.latestMaintenances().stream()
                                                        .map(PublicMaintenance::publicId),
                                                maintenances))),
                v2(
                        "scheduled-maintenances/upcoming",
                        page(snapshot)
                                .set(
                                        "scheduled_maintenances",
                                        pending(record, maintenances, MaintenanceStatus.SCHEDULED::equals))),
                v2(
                        "scheduled-maintenances/active",
                        page(snapshot)
                                .set(
                                        "scheduled_maintenances",
                                        pending(record, maintenances, MaintenanceStatus::isRunning))));
    }

    private static ArrayNode pending(
            PublicRecord record, Map<String, ObjectNode> written, Predicate<MaintenanceStatus> wanted) {
        return list(
                record.pendingMaintenances().stream()
                        .filter(each -> wanted.test(each.history().course().status()))
                        .sorted(comparing(PublicMaintenance::latestDisplayAt).reversed())
                        .map(PublicMaintenance::publicId),
                written);
    }

    private static ArrayNode list(Stream<String> ids, Map<String, ObjectNode> written) {
        return NODES.arrayNode().addAll(ids.map(written::get).toList());
    }

    private static ObjectNode page(V2Snapshot snapshot) {
        return NODES.objectNode().set("page", snapshot.page());
    }

    private static Document v2(String name, JsonNode json) {
        return json("/api/v2/" + name + ".json", json);
    }

    private static Document alone(String id, JsonNode json) {
        return json("/incidents/" + id + ".json", json);
    }

    private static Document json(String path, JsonNode json) {
        return Document.data(path, "application/json", JSON.writeValueAsString(json));
    }

    private V2Snapshot snapshotOf(PublicRecord record) {
        if (newest == null || !newest.isOf(record)) {
            newest = new V2Snapshot(record);
        }
        return newest;
    }
}
