package dev.incidentledger.query.publicapi;

import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.query.currentstatus.IncidentQueries;
import dev.incidentledger.query.platform.ReadYourWrites;
import dev.incidentledger.query.platform.StatusPage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Gives the whole public history back in the form in which others take it. */
@RestController
class ExportController {

    static final String PATH = "/api/v1/exports/statuspage/incidents";

    private static final int AT_ONCE = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final IncidentQueries list;
    private final V2Incidents incidents;
    private final ReadYourWrites writes;
    private final V2Page page;
    private final Clock clock;

    ExportController(IncidentQueries list, V2Incidents incidents, ReadYourWrites writes, StatusPage page, Clock clock) {
        this.list = list;
        this.incidents = incidents;
        this.writes = writes;
        this.page = V2Page.of(page);
        this.clock = clock;
    }

    /** Written while it is read, so that a long history takes no more memory than a short one. */
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    void export(@RequestParam(required = false) @Nullable Long minPosition, HttpServletResponse response)
            throws IOException {
        for (var projection : List.of("current-status-v1", "timeline-v1", SourceIdsProjection.GROUP)) {
            writes.awaitPosition(projection, minPosition);
        }
        var ids = list.publicIds();
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (var json = JSON.createGenerator(response.getOutputStream())) {
            json.writeStartObject();
            json.writePOJOProperty("page", page.json(clock.instant()));
            json.writeArrayPropertyStart("incidents");
            write(ids, json);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void write(List<IncidentId> ids, JsonGenerator json) {
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            incidents.of(some).forEach(incident -> JSON.writeTree(json, incident));
        }
    }
}
