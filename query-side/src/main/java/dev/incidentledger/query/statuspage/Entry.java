package dev.incidentledger.query.statuspage;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** One line of the past. */
sealed interface Entry permits IncidentEntry, MaintenanceEntry {

    Comparator<Entry> LATEST_START_FIRST =
            Comparator.comparing(Entry::startsAt).thenComparing(Entry::id).reversed();

    Comparator<Entry> LATEST_WORD_FIRST =
            Comparator.comparing(Entry::latestAt).thenComparing(Entry::id).reversed();

    /** As addresses hold it. */
    String id();

    String title();

    Instant startsAt();

    /** When the last thing that was said of it says that it was. */
    Instant latestAt();

    /** Empty where it has none yet. */
    Optional<Duration> duration();

    default String path() {
        return "/incidents/" + id();
    }
}
