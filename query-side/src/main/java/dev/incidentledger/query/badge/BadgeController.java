package dev.incidentledger.query.badge;

import dev.incidentledger.query.ready.MissingDocuments;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hears only of documents that are not ready: whatever is was answered before it gets here. */
@RestController
class BadgeController {

    private final MissingDocuments missing;

    BadgeController(MissingDocuments missing) {
        this.missing = missing;
    }

    @GetMapping({"/badge.svg", "/badge.json", "/badge/{publicComponentId}.svg", "/badge/{publicComponentId}.json"})
    void missing() {
        throw missing.problem();
    }
}
