package dev.incidentledger.query.publicapi;

import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.ready.PublicIncident;
import dev.incidentledger.query.ready.PublicMaintenance;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** When something was last updated as v2 tells it: as its source says while only that has told of it, else as recorded. */
public final class V2Updated {

    private V2Updated() {}

    public static Instant at(PublicIncident incident, StatusPage page) {
        var history = incident.history();
        return time(
                new V2Incident(history, incident.events(), V2Page.of(page)).updatedAt(),
                history.latest().recordedAt());
    }

    public static Instant at(PublicMaintenance maintenance, StatusPage page) {
        var history = maintenance.history();
        var written = new V2Maintenance(history, maintenance.components(), maintenance.events(), V2Page.of(page));
        return time(written.updatedAt(), history.latest().recordedAt());
    }

    private static Instant time(JsonNode told, Instant recordedAt) {
        return V2Time.read(told).orElse(recordedAt);
    }
}
