package dev.incidentledger.query.feeds;

import dev.incidentledger.query.platform.StatusPage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What stands above the entries of a feed. */
record FeedHead(String title, String author, Instant updatedAt) {

    static FeedHead of(StatusPage page, List<FeedEntry> entries) {
        var name = XmlText.of(page.name());
        return new FeedHead(
                name + " Status - Incident History",
                name,
                entries.stream()
                        .map(FeedEntry::updatedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH));
    }
}
