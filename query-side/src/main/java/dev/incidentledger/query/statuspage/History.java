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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts the past together, month by month. */
final class History {

    /** So that a page stays light. */
    private static final int MOST_ON_A_PAGE = 75;

    private History() {}

    /** First the page that shows the present month, then those of it and of each month in which something began. */
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
                        Stream.of(page(HistoryPage.PATH, present, 1, byMonth, links)),
                        links.stream()
                                .flatMap(link -> IntStream.rangeClosed(1, parts(link.entries()))
                                        .mapToObj(part -> page(
                                                HistoryPage.pathOf(link.month(), part),
                                                link.month(),
                                                part,
                                                byMonth,
                                                links))))
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
            String path, YearMonth month, int part, Map<YearMonth, List<Entry>> byMonth, List<MonthLink> months) {
        var all = byMonth.getOrDefault(month, List.<Entry>of());
        int from = (part - 1) * MOST_ON_A_PAGE;
        var entries = all.subList(from, Math.min(from + MOST_ON_A_PAGE, all.size()));
        return new HistoryPage(path, month, part, parts(all.size()), entries, months);
    }

    /** At least one. */
    private static int parts(int entries) {
        return Math.max(1, Math.ceilDiv(entries, MOST_ON_A_PAGE));
    }
}
