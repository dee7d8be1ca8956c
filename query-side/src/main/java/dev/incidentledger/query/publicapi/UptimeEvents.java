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

/** The incidents that concerned components, by the days on which they did. */
final class UptimeEvents {

    /**
     * An incident as a day tells of it.
     *
     * @param code as addresses hold it
     */
    record Event(String name, String code) {}

    private final PublicRecord record;
    private final Map<ComponentId, Map<LocalDate, List<Event>>> byComponent = new HashMap<>();

    UptimeEvents(PublicRecord record) {
        this.record = record;
        record.history().forEach(this::add);
    }

    /** Days without any have no entry. */
    Map<LocalDate, List<Event>> of(ComponentId component) {
        return byComponent.getOrDefault(component, Map.of());
    }

    /** From the day on which it was first told until that on which it was resolved, or today. */
    private void add(HistoryLine incident) {
        var first = dateOf(incident.firstDisplayAt());
        var last = incident.resolvedAt() == null ? record.today() : dateOf(incident.resolvedAt());
        var from = first.isBefore(record.firstDay()) ? record.firstDay() : first;
        var to = last.isAfter(record.today()) ? record.today() : last;
        var event = new Event(incident.title(), incident.publicId());
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            for (var component : incident.components()) {
                byComponent
                        .computeIfAbsent(component, _ -> new HashMap<>())
                        .computeIfAbsent(day, _ -> new ArrayList<>())
                        .add(event);
            }
        }
    }

    private LocalDate dateOf(Instant time) {
        return LocalDate.ofInstant(time, record.page().zone());
    }
}
