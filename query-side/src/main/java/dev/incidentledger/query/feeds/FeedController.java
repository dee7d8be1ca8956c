package dev.incidentledger.query.feeds;

import dev.incidentledger.query.ready.MissingDocuments;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hears only of documents that are not ready: whatever is was answered before it gets here. */
@RestController
class FeedController {

    private final MissingDocuments missing;

    FeedController(MissingDocuments missing) {
        this.missing = missing;
    }

    @GetMapping({"/history.atom", "/history.rss", "/history.json"})
    void missing() {
        throw missing.problem();
    }
}
