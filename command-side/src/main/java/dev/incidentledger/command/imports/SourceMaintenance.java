package dev.incidentledger.command.imports;

import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.PlannedComponent;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scheduled maintenance as the source published it.
 *
 * @param updates in the order in which they were written
 * @param components that its updates speak of, each as it was first called, then those that are merely listed with it
 * @param rest see {@link SourceRest}
 */
record SourceMaintenance(
        String sourceId,
        MaintenanceId id,
        String name,
        Instant scheduledFor,
        Instant scheduledUntil,
        List<SourceUpdate<MaintenanceStatus>> updates,
        List<PlannedComponent> components,
        String rest) {

    private static final int LONGEST_NAME = 255;
    private static final int MOST_COMPONENTS = 1_000;
    private static final Set<String> KNOWN = Set.of(
            "id",
            "name",
            "status",
            "impact",
            "started_at",
            "resolved_at",
            "monitoring_at",
            "incident_updates",
            "scheduled_for",
            "scheduled_until");

    static SourceMaintenance of(ObjectNode json) {
        var sourceId = SourceIds.require("id", json.path("id"));
        var updates = SourceUpdates.of(sourceId, json.path("incident_updates"), SourceMaintenance::statusOf);
        var scheduledFor = SourceTime.of("scheduled_for", json.path("scheduled_for"));
        var scheduledUntil = SourceTime.of("scheduled_until", json.path("scheduled_until"));
        if (!scheduledUntil.at().isAfter(scheduledFor.at())) {
            throw new Malformed("MAINTENANCE_ENDS_BEFORE_IT_BEGINS", "scheduled_until is not after scheduled_for.");
        }
        return new SourceMaintenance(
                sourceId,
                SourceIds.maintenance(sourceId),
                SourceText.notBlank("name", json.path("name"), LONGEST_NAME),
                scheduledFor.at(),
                scheduledUntil.at(),
                updates,
                components(updates, json.path("components")),
                rest(json, updates, scheduledFor, scheduledUntil));
    }

    private static String rest(
            ObjectNode json,
            List<SourceUpdate<MaintenanceStatus>> updates,
            SourceTime scheduledFor,
            SourceTime scheduledUntil) {
        var told = updates.stream()
                .sorted(Comparator.comparing(update -> update.displayAt().at()))
                .toList();
        var impact = json.path("impact");
        if (!impact.isMissingNode()) {
            SourceText.oneOf(Impact.values(), Impact::wireName, "impact", impact);
        }
        var rest = new SourceRest(json, KNOWN);
        rest.requireShapes();
        rest.unless("status", told.getLast().status().wireName());
        rest.unless("impact", Impact.MAINTENANCE.wireName());
        rest.unless("started_at", Optional.of(told.getFirst().displayAt()));
        rest.unless("monitoring_at", Optional.empty());
        rest.unless("resolved_at", completedAt(told));
        rest.unless("scheduled_for", scheduledFor.text());
        rest.unless("scheduled_until", SourceTime.text(scheduledUntil.at(), scheduledFor.offset()));
        return rest.json(scheduledFor.offset());
    }

    private static Optional<SourceTime> completedAt(List<SourceUpdate<MaintenanceStatus>> told) {
        return told.stream()
                .filter(update -> update.status() == MaintenanceStatus.COMPLETED)
                .findFirst()
                .map(SourceUpdate::displayAt);
    }

    private static MaintenanceStatus statusOf(JsonNode told) {
        var known = Stream.of(MaintenanceStatus.values())
                .filter(status -> status != MaintenanceStatus.CANCELED)
                .toArray(MaintenanceStatus[]::new);
        return SourceText.oneOf(known, MaintenanceStatus::wireName, "status", told);
    }

    private static List<PlannedComponent> components(List<SourceUpdate<MaintenanceStatus>> updates, JsonNode listed) {
        var components = new LinkedHashMap<String, PlannedComponent>();
        updates.stream()
                .flatMap(update -> update.components().stream())
                .forEach(said ->
                        components.putIfAbsent(said.id().value(), new PlannedComponent(said.id(), said.name())));
        if (listed.size() > MOST_COMPONENTS) {
            throw new Malformed("WRONG_TYPE", "components is no list of at most 1000.");
        }
        listed.forEach(one -> {
            var planned = new PlannedComponent(
                    SourceIds.component(SourceIds.require("A component's id", one.path("id"))),
                    SourceText.of("name", one.path("name"), LONGEST_NAME));
            components.putIfAbsent(planned.id().value(), planned);
        });
        return List.copyOf(components.values());
    }
}
