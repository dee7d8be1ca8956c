package dev.incidentledger.query.publicapi;

import dev.incidentledger.query.ready.MissingDocuments;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hears only of documents that are not ready: whatever is was answered before it gets here. */
@RestController
class PublicJsonController {

    private final MissingDocuments missing;

    PublicJsonController(MissingDocuments missing) {
        this.missing = missing;
    }

    @GetMapping({
        "/api/v2/summary.json",
        "/api/v2/status.json",
        "/api/v2/components.json",
        "/api/v2/incidents.json",
        "/api/v2/incidents/unresolved.json",
        "/api/v2/scheduled-maintenances.json",
        "/api/v2/scheduled-maintenances/upcoming.json",
        "/api/v2/scheduled-maintenances/active.json",
        "/incidents/{publicIncidentId}.json",
        "/uptime/{publicComponentId}.json"
    })
    void missing() {
        throw missing.problem();
    }
}
