package dev.incidentledger.query.publicapi;

import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.UptimePolicy;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One month of one component. */
record UptimeMonth(YearMonth month, ComponentUptime component, V2Page page) {

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
        var lost = component.lost().subMap(first, last.plusDays(1)).values().stream()
                .reduce(Disruption.NONE, Disruption::plus);
        return UptimePolicy.STATUSPAGE.fraction(
                lost, UptimePolicy.days(first, last, component.startDate(), component.today()));
    }

    /** One that is still to come has no date yet. */
    private ObjectNode day(LocalDate date) {
        var json = JsonNodeFactory.instance.objectNode();
        var lost = component.lost().getOrDefault(date, Disruption.NONE);
        if (!date.isAfter(component.today())) {
            json.set("date", page.midnight(date));
        }
        json.put("p", lost.partial().toSeconds());
        json.put("m", lost.major().toSeconds());
        var events = json.putArray("events");
        component
                .events()
                .getOrDefault(date, List.of())
                .forEach(event -> events.addObject().put("name", event.name()).put("code", event.code()));
        return json;
    }
}
