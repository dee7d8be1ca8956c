package dev.incidentledger.query.statuspage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
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

    /** Of its latest update, or of what came after. */
    Enum<?> status();

    /** Where it did not start, by its plan. */
    Instant startsAt();

    /** When the last thing that was said of it says that it was. */
    Instant latestAt();

    /** When each thing that was said of it says that it was. */
    List<Instant> toldAt();

    /** Empty where it did not start. */
    Optional<Instant> startedAt();

    /** Empty while it is under way or to come. */
    Optional<Instant> endedAt();

    /** Empty where it has none yet. */
    default Optional<Duration> duration() {
        return startedAt()
                .flatMap(start ->
                        endedAt().map(end -> end.isBefore(start) ? Duration.ZERO : Duration.between(start, end)));
    }

    /** Whether something of it was told on that day, or it was under way. */
    default boolean concerns(LocalDate day, ZoneId zone) {
        return toldAt().stream().anyMatch(time -> day.equals(LocalDate.ofInstant(time, zone)))
                || startedAt()
                        .filter(start -> !day.isBefore(LocalDate.ofInstant(start, zone)))
                        .map(_ -> endedAt()
                                .map(end -> !day.isAfter(LocalDate.ofInstant(end, zone)))
                                .orElse(true))
                        .orElse(false);
    }

    default String path() {
        return "/incidents/" + id();
    }
}
