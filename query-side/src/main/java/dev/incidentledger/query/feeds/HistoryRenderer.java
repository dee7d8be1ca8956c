package dev.incidentledger.query.feeds;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.query.ready.Document;
import dev.incidentledger.query.ready.PublicRecord;
import dev.incidentledger.query.ready.PublicRenderer;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Renders all incidents, and all maintenances but those that did not start yet, by the months in which they began. */
@Component
class HistoryRenderer implements PublicRenderer {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public List<Document> overview(PublicRecord record) {
        var history = JSON.writeValueAsString(Map.of("months", months(record)));
        return List.of(Document.data("/history.json", "application/json", history));
    }

    /** The latest first, quiet ones in between included. */
    private static List<HistoryMonth> months(PublicRecord record) {
        var zone = record.page().zone();
        var byMonth = items(record)
                .collect(groupingBy(item -> YearMonth.from(item.from().atZone(zone)), TreeMap::new, toList()));
        var current = YearMonth.from(record.today());
        byMonth.putIfAbsent(current, List.of());
        return Stream.iterate(
                        byMonth.lastKey(), month -> !month.isBefore(byMonth.firstKey()), month -> month.minusMonths(1))
                .map(month -> HistoryMonth.of(month, byMonth.getOrDefault(month, List.of())))
                .toList();
    }

    private static Stream<HistoryItem> items(PublicRecord record) {
        var times = new MarkedTime(record.page().zone());
        return Stream.concat(
                record.history().stream().map(line -> HistoryItem.of(line, times)),
                record.maintenanceHistory().stream()
                        .filter(line -> line.status() != MaintenanceStatus.SCHEDULED)
                        .map(line -> HistoryItem.of(line, times)));
    }
}
