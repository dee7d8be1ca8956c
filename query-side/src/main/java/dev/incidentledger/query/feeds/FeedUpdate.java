package dev.incidentledger.query.feeds;

import dev.incidentledger.query.timeline.PostmortemVersion;
import dev.incidentledger.query.timeline.UpdateHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One update as a feed tells it.
 *
 * @param label what became of the incident by it, in a word or two
 * @param body Markdown, as an operator wrote it
 */
record FeedUpdate(String label, String body, Instant at) {

    /** @param told in any order; of two at the same time, the later one comes later */
    static List<FeedUpdate> newestFirst(Stream<FeedUpdate> told) {
        var inOrder = told.sorted(Comparator.comparing(FeedUpdate::at)).toList();
        return IntStream.range(0, inOrder.size())
                .mapToObj(i -> i > 0 && inOrder.get(i).label.equals(inOrder.get(i - 1).label)
                        ? inOrder.get(i).withoutTurn()
                        : inOrder.get(i))
                .toList()
                .reversed();
    }

    static FeedUpdate of(UpdateHistory update) {
        return new FeedUpdate(label(update.status().wireName()), update.message(), update.occurredAt());
    }

    static FeedUpdate of(PostmortemVersion version) {
        var postmortem = version.postmortem();
        return new FeedUpdate("Postmortem", postmortem.body(), postmortem.occurredAt());
    }

    static FeedUpdate of(dev.incidentledger.query.maintenance.UpdateHistory update) {
        return new FeedUpdate(label(update.status().wireName()), update.message(), update.occurredAt());
    }

    /** One whose status is that of the one before. */
    private FeedUpdate withoutTurn() {
        return new FeedUpdate("Update", body, at);
    }

    /** As in {@code In progress}. */
    private static String label(String status) {
        return status.substring(0, 1).toUpperCase(Locale.ROOT)
                + status.substring(1).replace('_', ' ');
    }
}
