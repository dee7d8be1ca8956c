package dev.incidentledger.query.statuspage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.incidentledger.query.ready.PublicRecord;
import dev.incidentledger.query.statuspage.HistoryPage.MonthLink;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts the past together, month by month. */
final class History {

    private History() {}

    /** First the page that shows the present month, then one for it and each month in which something began. */
    static List<HistoryPage> pages(PublicRecord record) {
        var present = YearMonth.from(record.today());
        var byMonth = byMonth(record);
        var months = new TreeSet<>(byMonth.keySet());
        months.add(present);
        var links = months.descendingSet().stream()
                .map(month -> new MonthLink(
                        month, byMonth.getOrDefault(month, List.of()).size()))
                .toList();
        return Stream.concat(
                        Stream.of(page(HistoryPage.PATH, present, byMonth, links)),
                        links.stream().map(link -> page(link.path(), link.month(), byMonth, links)))
                .toList();
    }

    /** All incidents and maintenances, in no order. */
    static Stream<Entry> entries(PublicRecord record) {
        return Stream.concat(
                record.history().stream().map(IncidentEntry::new),
                record.maintenanceHistory().stream().map(MaintenanceEntry::new));
    }

    private static Map<YearMonth, List<Entry>> byMonth(PublicRecord record) {
        var zone = record.page().zone();
        return entries(record)
                .filter(History::isMoreThanPlanned)
                .sorted(Entry.LATEST_START_FIRST)
                .collect(groupingBy(
                        entry -> YearMonth.from(LocalDate.ofInstant(entry.startsAt(), zone)), TreeMap::new, toList()));
    }

    private static boolean isMoreThanPlanned(Entry entry) {
        return entry.startedAt().isPresent() || entry.endedAt().isPresent();
    }

    private static HistoryPage page(
            String path, YearMonth month, Map<YearMonth, List<Entry>> byMonth, List<MonthLink> months) {
        return new HistoryPage(path, month, byMonth.getOrDefault(month, List.of()), months);
    }
}
