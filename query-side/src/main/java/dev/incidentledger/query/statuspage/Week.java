package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.ready.PublicRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The last seven days.
 *
 * @param told today first; days on which nothing came to its end are left out
 * @param quiet those on which nothing was told and nothing was under way, today first
 */
record Week(List<PastDay> told, List<LocalDate> quiet) {

    private static final int DAYS = 7;

    /**
     * What was told for the last time on a day, the latest first.
     *
     * @param entries without those still under way, which stand further up; never empty
     */
    record PastDay(LocalDate date, List<Entry> entries) {}

    static Week of(PublicRecord record) {
        var zone = record.page().zone();
        var days = Stream.iterate(record.today(), day -> day.minusDays(1))
                .limit(DAYS)
                .toList();
        var over = History.entries(record)
                .filter(entry -> entry.endedAt().isPresent())
                .filter(entry -> !LocalDate.ofInstant(entry.latestAt(), zone).isBefore(days.getLast()))
                .sorted(Entry.LATEST_WORD_FIRST)
                .toList();
        var pending = History.entries(record)
                .filter(entry -> entry.endedAt().isEmpty())
                .toList();
        return new Week(
                days.stream()
                        .map(day -> new PastDay(
                                day,
                                over.stream()
                                        .filter(entry -> LocalDate.ofInstant(entry.latestAt(), zone)
                                                .equals(day))
                                        .toList()))
                        .filter(day -> !day.entries().isEmpty())
                        .toList(),
                days.stream()
                        .filter(day -> Stream.concat(over.stream(), pending.stream())
                                .noneMatch(entry -> entry.concerns(day, zone)))
                        .toList());
    }

    boolean isQuiet() {
        return quiet.size() == DAYS;
    }

    /** How much was told. */
    int size() {
        return told.stream().mapToInt(day -> day.entries().size()).sum();
    }

    /** The same without what comes after the first of what was told. */
    Week first(int most) {
        var kept = new ArrayList<PastDay>();
        int left = most;
        for (var day : told) {
            var entries = day.entries().subList(0, Math.min(left, day.entries().size()));
            if (!entries.isEmpty()) {
                kept.add(new PastDay(day.date(), entries));
            }
            left -= entries.size();
        }
        return new Week(kept, quiet);
    }
}
