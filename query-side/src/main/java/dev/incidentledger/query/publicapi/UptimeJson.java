package dev.incidentledger.query.publicapi;

import dev.incidentledger.query.ready.Document;
import dev.incidentledger.query.ready.PublicRecord;
import dev.incidentledger.query.ready.PublicRenderer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * How much each component was up in each month of about the last year, by the policy "statuspage". A year of days is written
 * again only where something of it is another.
 */
@Component
class UptimeJson implements PublicRenderer {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Map<ComponentUptime, Document> written = Map.of();

    @Override
    public List<Document> overview(PublicRecord record) {
        var page = V2Page.of(record.page());
        var events = new UptimeEvents(record);
        var now = new HashMap<ComponentUptime, Document>();
        for (var component : record.standing().components()) {
            var uptime = ComponentUptime.of(component, record, events);
            var before = written.get(uptime);
            now.put(uptime, before == null ? document(uptime, page) : before);
        }
        written = now;
        return List.copyOf(now.values());
    }

    private static Document document(ComponentUptime uptime, V2Page page) {
        return Document.data(
                "/uptime/" + uptime.id() + ".json", "application/json", JSON.writeValueAsString(uptime.json(page)));
    }
}
