package dev.incidentledger.e2e;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry of a feed as the public read it at one moment.
 *
 * @param entry its id, the same in all its revisions
 * @param updates newest first
 */
record PublishedRevision(String entry, Instant seenAt, String title, List<Said> updates) {

    /**
     * One update.
     *
     * @param at to the minute
     * @param label the status, or {@code Update} when it is that of the update before
     */
    record Said(Instant at, String label, String text) {

        private static final DateTimeFormatter WITH_YEAR =
                DateTimeFormatter.ofPattern("yyyy MMM ppd, HH:mm 'UTC'", Locale.US);

        /** @param latest when the entry's latest update was: no update is later, and times here have no year */
        private static Said of(JsonNode update, OffsetDateTime latest) {
            var at = time(latest.getYear(), update);
            return new Said(
                    at.isAfter(latest.toInstant()) ? time(latest.getYear() - 1, update) : at,
                    update.path("status").asString(),
                    update.path("text").asString());
        }

        /** @param before the status of the update before; null for the first */
        static Said of(JsonNode update, @Nullable JsonNode before) {
            var status = update.path("status");
            return new Said(
                    Instant.parse(update.path("occurredAt").asString()),
                    status.equals(before) ? "Update" : label(status.asString()),
                    update.path("message").asString());
        }

        private static Instant time(int year, JsonNode update) {
            return LocalDateTime.parse(year + " " + update.path("at").asString(), WITH_YEAR)
                    .toInstant(ZoneOffset.UTC);
        }

        private static String label(String status) {
            return status.substring(0, 1).toUpperCase(Locale.ROOT)
                    + status.substring(1).replace('_', ' ');
        }
    }

    static PublishedRevision of(JsonNode line) {
        var latest = OffsetDateTime.parse(line.path("published").asString());
        return new PublishedRevision(
                line.path("entry_id").asString(),
                OffsetDateTime.parse(line.path("seen_at").asString()).toInstant(),
                line.path("title").asString(),
                line.path("updates")
                        .valueStream()
                        .map(update -> Said.of(update, latest))
                        .toList());
    }

    List<Said> oldestFirst() {
        return updates.reversed();
    }

    /** Planned work was told in the same feed. */
    boolean isMaintenance() {
        return oldestFirst().getFirst().label().equals("Scheduled");
    }
}
