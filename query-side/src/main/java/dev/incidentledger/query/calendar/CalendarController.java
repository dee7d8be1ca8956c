package dev.incidentledger.query.calendar;

import dev.incidentledger.query.ready.MissingDocuments;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hears only of documents that are not ready: whatever is was answered before it gets here. */
@RestController
class CalendarController {

    private final MissingDocuments missing;

    CalendarController(MissingDocuments missing) {
        this.missing = missing;
    }

    @GetMapping("/maintenances.ics")
    void missing() {
        throw missing.problem();
    }
}
