package dev.incidentledger.query.publicapi;

import dev.incidentledger.query.currentstatus.ShownComponent;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.UptimePolicy;
import dev.incidentledger.query.ready.PublicRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One month of one component. */
record UptimeMonth(YearMonth month, ShownComponent component, UptimeEvents incidents, PublicRecord record) {

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("key", month.toString());
        json.put("year", month.getYear());
        json.put("month", month.getMonthValue());
        json.put("name", month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        json.put("uptime_percentage", fraction());
        json.putArray("days")
                .addAll(IntStream.rangeClosed(1, month.lengthOfMonth())
                        .mapToObj(day -> day(month.atDay(day)))
                        .toList());
        return json;
    }

    private double fraction() {
        var first = month.atDay(1);
        var last = month.atEndOfMonth();
        var lost = record.daysOf(component.id()).subMap(first, last.plusDays(1)).values().stream()
                .reduce(Disruption.NONE, Disruption::plus);
        return UptimePolicy.STATUSPAGE.fraction(
                lost, UptimePolicy.days(first, last, component.startDate(), record.today()));
    }

    /** One that is still to come has no date yet. */
    private ObjectNode day(LocalDate date) {
        var json = JsonNodeFactory.instance.objectNode();
        var lost = record.daysOf(component.id()).getOrDefault(date, Disruption.NONE);
        if (!date.isAfter(record.today())) {
            json.set("date", V2Page.of(record.page()).time(midnight(date)));
        }
        json.put("p", lost.partial().toSeconds());
        json.put("m", lost.major().toSeconds());
        var events = json.putArray("events");
        incidents
                .on(date)
                .forEach(incident ->
                        events.addObject().put("name", incident.title()).put("code", incident.publicId()));
        return json;
    }

    private Instant midnight(LocalDate date) {
        return date.atStartOfDay(record.page().zone()).toInstant();
    }
}
