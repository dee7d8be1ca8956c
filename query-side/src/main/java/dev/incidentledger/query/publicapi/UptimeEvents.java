package dev.incidentledger.query.publicapi;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.query.ready.HistoryLine;
import dev.incidentledger.query.ready.PublicRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The incidents that concerned a component, by the days on which they did. */
final class UptimeEvents {

    private final PublicRecord record;
    private final Map<LocalDate, List<HistoryLine>> byDay = new HashMap<>();

    private UptimeEvents(PublicRecord record) {
        this.record = record;
    }

    static UptimeEvents of(ComponentId component, PublicRecord record) {
        var events = new UptimeEvents(record);
        record.history().stream()
                .filter(incident -> incident.components().contains(component))
                .forEach(events::add);
        return events;
    }

    List<HistoryLine> on(LocalDate day) {
        return byDay.getOrDefault(day, List.of());
    }

    /** From the day on which it was first told until that on which it was resolved, or today. */
    private void add(HistoryLine incident) {
        var first = dateOf(incident.firstDisplayAt());
        var last = incident.resolvedAt() == null ? record.today() : dateOf(incident.resolvedAt());
        var from = first.isBefore(record.firstDay()) ? record.firstDay() : first;
        var to = last.isAfter(record.today()) ? record.today() : last;
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            byDay.computeIfAbsent(day, _ -> new ArrayList<>()).add(incident);
        }
    }

    private LocalDate dateOf(Instant time) {
        return LocalDate.ofInstant(time, record.page().zone());
    }
}
