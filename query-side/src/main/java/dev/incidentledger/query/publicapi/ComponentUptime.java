package dev.incidentledger.query.publicapi;

import dev.incidentledger.query.currentstatus.ShownComponent;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.publicapi.UptimeEvents.Event;
import dev.incidentledger.query.ready.PublicRecord;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that is told of one component's uptime, and nothing else: while this is equal, so is its document. Days are those of the
 * page's zone.
 *
 * @param id as v2 has it
 * @param startDate its first day; null when every day counts
 * @param firstDay of which anything is known
 * @param lost what was not operational; quiet days have no entry
 * @param events the incidents that concerned it on a day; days without any have no entry
 */
record ComponentUptime(
        String id,
        String name,
        @Nullable LocalDate startDate,
        LocalDate firstDay,
        LocalDate today,
        SortedMap<LocalDate, Disruption> lost,
        Map<LocalDate, List<Event>> events) {

    static ComponentUptime of(ShownComponent component, PublicRecord record, UptimeEvents events) {
        return new ComponentUptime(
                record.publicId(component.id().value()),
                component.name(),
                component.startDate(),
                record.firstDay(),
                record.today(),
                record.daysOf(component.id()),
                events.of(component.id()));
    }

    ObjectNode json(V2Page page) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        json.put("name", name);
        json.put("startDate", startDate == null ? null : startDate.toString());
        json.putArray("months").addAll(months(page));
        return json;
    }

    /** The earliest first: whole months as far back as days are known, or since the component's first day. */
    private List<ObjectNode> months(V2Page page) {
        var current = YearMonth.from(today);
        return Stream.iterate(firstMonth(), month -> !month.isAfter(current), month -> month.plusMonths(1))
                .map(month -> new UptimeMonth(month, this, page).json())
                .toList();
    }

    private YearMonth firstMonth() {
        var known = YearMonth.from(firstDay);
        var start = startDate == null ? known : YearMonth.from(startDate);
        return start.isAfter(known) ? start : known;
    }
}
