package dev.incidentledger.query.feeds;

import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.publicapi.V2Updated;
import dev.incidentledger.query.ready.PublicIncident;
import dev.incidentledger.query.ready.PublicMaintenance;
import dev.incidentledger.query.ready.PublicRecord;
import dev.incidentledger.query.report.BidiControls;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One incident or maintenance as a feed tells it.
 *
 * @param number a stable surrogate for our id
 * @param publishedAt the time of its latest update
 * @param updatedAt as in the public JSON
 * @param updates newest first
 */
record FeedEntry(
        long number, String publicId, String title, Instant publishedAt, Instant updatedAt, List<FeedUpdate> updates) {

    /** So many are in a feed. */
    private static final int LATEST = 25;

    private static final Comparator<FeedEntry> NEWEST_FIRST = Comparator.comparing(FeedEntry::publishedAt)
            .thenComparingLong(FeedEntry::number)
            .reversed();

    static List<FeedEntry> latestOf(PublicRecord record) {
        return Stream.concat(
                        record.latest().stream().map(incident -> of(incident, record.page())),
                        record.latestMaintenances().stream().map(maintenance -> of(maintenance, record.page())))
                .sorted(NEWEST_FIRST)
                .limit(LATEST)
                .toList();
    }

    private static FeedEntry of(PublicIncident incident, StatusPage page) {
        var history = incident.history();
        var postmortems = history.publishedPostmortems();
        var told = Stream.concat(
                history.told().stream().map(FeedUpdate::of),
                postmortems.stream().skip(Math.max(0, postmortems.size() - 1)).map(FeedUpdate::of));
        return of(
                history.id().value(),
                incident.publicId(),
                history.title(),
                V2Updated.at(incident, page),
                FeedUpdate.newestFirst(told));
    }

    private static FeedEntry of(PublicMaintenance maintenance, StatusPage page) {
        var history = maintenance.history();
        return of(
                history.id().value(),
                maintenance.publicId(),
                history.course().title(),
                V2Updated.at(maintenance, page),
                FeedUpdate.newestFirst(history.updates().reversed().stream().map(FeedUpdate::of)));
    }

    private static FeedEntry of(String id, String publicId, String title, Instant updatedAt, List<FeedUpdate> updates) {
        return new FeedEntry(
                FeedNumber.of(id),
                publicId,
                BidiControls.strip(title),
                updates.getFirst().at(),
                updatedAt,
                updates);
    }
}
