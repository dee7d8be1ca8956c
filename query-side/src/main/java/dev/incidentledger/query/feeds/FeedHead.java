package dev.incidentledger.query.feeds;

import dev.incidentledger.query.ready.PublicRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What stands above the entries of a feed; one without any was updated when the record last was. */
record FeedHead(String title, String author, Instant updatedAt) {

    static FeedHead of(PublicRecord record, List<FeedEntry> entries) {
        var name = XmlText.of(record.page().name());
        return new FeedHead(
                name + " Status - Incident History",
                name,
                entries.stream()
                        .map(FeedEntry::updatedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(record.updatedAt()));
    }
}
