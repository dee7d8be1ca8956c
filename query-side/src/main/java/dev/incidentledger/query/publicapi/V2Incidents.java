package dev.incidentledger.query.publicapi;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.TimelineQueries;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Incidents in v2's JSON, many at a time. */
@Component
class V2Incidents {

    private final TimelineQueries timeline;
    private final V2Ids ids;
    private final V2Page page;

    V2Incidents(TimelineQueries timeline, V2Ids ids, StatusPage page) {
        this.timeline = timeline;
        this.ids = ids;
        this.page = V2Page.of(page);
    }

    /** Those of them that are public, in their order. */
    List<ObjectNode> of(List<IncidentId> wanted, V2Components shown) {
        var recorded = timeline.recorded(wanted);
        var internal = timeline.internalComponents();
        var incidents = wanted.stream()
                .flatMap(id -> Stream.ofNullable(recorded.get(id)))
                .flatMap(events -> IncidentHistory.of(events)
                        .flatMap(history -> history.publicView(internal))
                        .map(history -> new V2Incident(history, events, page))
                        .stream())
                .toList();
        var names =
                ids.of(incidents.stream().flatMap(V2Incident::ids).distinct().toList());
        return incidents.stream().map(incident -> incident.json(names, shown)).toList();
    }
}
