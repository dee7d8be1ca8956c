package dev.incidentledger.query.calendar;

import dev.incidentledger.query.platform.PageAddress;
import dev.incidentledger.query.ready.Document;
import dev.incidentledger.query.ready.PublicMaintenance;
import dev.incidentledger.query.ready.PublicRecord;
import dev.incidentledger.query.ready.PublicRenderer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Renders pending maintenances, and the latest of all, as a calendar (RFC 5545). */
@Component
class CalendarRenderer implements PublicRenderer {

    /** A calendar must have at least one component (RFC 5545, 3.6), and this one tells of nothing. */
    private static final String ZONE = ContentLine.of("BEGIN", "VTIMEZONE")
            + ContentLine.of("TZID", "UTC")
            + ContentLine.of("BEGIN", "STANDARD")
            + ContentLine.of("DTSTART", "19700101T000000")
            + ContentLine.of("TZOFFSETFROM", "+0000")
            + ContentLine.of("TZOFFSETTO", "+0000")
            + ContentLine.of("END", "STANDARD")
            + ContentLine.of("END", "VTIMEZONE");

    @Override
    public List<Document> overview(PublicRecord record) {
        var shown = new LinkedHashMap<String, PublicMaintenance>();
        Stream.concat(record.pendingMaintenances().stream(), record.latestMaintenances().stream())
                .forEach(maintenance -> shown.putIfAbsent(maintenance.publicId(), maintenance));
        var address = PageAddress.of(record.page());
        var events = shown.values().stream()
                .map(maintenance -> new CalendarEvent(maintenance, address).lines())
                .collect(Collectors.joining());
        var calendar = ContentLine.of("BEGIN", "VCALENDAR")
                + ContentLine.of("VERSION", "2.0")
                + ContentLine.of("PRODID", "-//Incident Ledger//Maintenances//EN")
                + ContentLine.of("METHOD", "PUBLISH")
                + ContentLine.text("NAME", record.page().name() + " maintenances")
                + ContentLine.text("X-WR-CALNAME", record.page().name() + " maintenances")
                + (events.isEmpty() ? ZONE : events)
                + ContentLine.of("END", "VCALENDAR");
        return List.of(Document.data("/maintenances.ics", "text/calendar;charset=utf-8", calendar));
    }
}
