package dev.incidentledger.query.publicapi;

import dev.incidentledger.query.currentstatus.ShownComponent;
import dev.incidentledger.query.ready.Document;
import dev.incidentledger.query.ready.PublicRecord;
import dev.incidentledger.query.ready.PublicRenderer;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How much each component was up in each month of about the last year, by the policy "statuspage". */
@Component
class UptimeJson implements PublicRenderer {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public List<Document> overview(PublicRecord record) {
        return record.standing().components().stream()
                .map(component -> document(component, record))
                .toList();
    }

    private static Document document(ShownComponent component, PublicRecord record) {
        var id = record.publicId(component.id().value());
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        json.put("name", component.name());
        json.put(
                "startDate",
                component.startDate() == null ? null : component.startDate().toString());
        json.putArray("months").addAll(months(component, record));
        return Document.data("/uptime/" + id + ".json", "application/json", JSON.writeValueAsString(json));
    }

    /** The earliest first: whole months as far back as days are known, or since the component's first day. */
    private static List<ObjectNode> months(ShownComponent component, PublicRecord record) {
        var incidents = UptimeEvents.of(component.id(), record);
        var current = YearMonth.from(record.today());
        return Stream.iterate(first(component, record), month -> !month.isAfter(current), month -> month.plusMonths(1))
                .map(month -> new UptimeMonth(month, component, incidents, record).json())
                .toList();
    }

    private static YearMonth first(ShownComponent component, PublicRecord record) {
        var known = YearMonth.from(record.firstDay());
        var start = component.startDate() == null ? known : YearMonth.from(component.startDate());
        return start.isAfter(known) ? start : known;
    }
}
