package dev.incidentledger.query.publicapi;

import dev.incidentledger.query.currentstatus.IncidentQueries;
import dev.incidentledger.query.maintenance.MaintenanceQueries;
import dev.incidentledger.query.platform.ReadYourWrites;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.timeline.TimelineQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gives the whole public history back in the form in which others take it. */
@RestController
@RequestMapping(path = ExportController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class ExportController {

    static final String PATH = "/api/v1/exports/statuspage";

    private static final int AT_ONCE = 100;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> BEHIND_IT = List.of(
            "current-status-v1",
            TimelineQueries.PROJECTION,
            MaintenanceQueries.PROJECTION,
            SourceIdsProjection.GROUP,
            CatalogueDatesProjection.GROUP);

    private final IncidentQueries listedIncidents;
    private final MaintenanceQueries listedMaintenances;
    private final V2Incidents incidents;
    private final V2Maintenances maintenances;
    private final V2Catalogue catalogue;
    private final ReadYourWrites writes;
    private final V2Page page;
    private final Clock clock;

    ExportController(
            IncidentQueries listedIncidents,
            MaintenanceQueries listedMaintenances,
            V2Incidents incidents,
            V2Maintenances maintenances,
            V2Catalogue catalogue,
            ReadYourWrites writes,
            StatusPage page,
            Clock clock) {
        this.listedIncidents = listedIncidents;
        this.listedMaintenances = listedMaintenances;
        this.incidents = incidents;
        this.maintenances = maintenances;
        this.catalogue = catalogue;
        this.writes = writes;
        this.page = V2Page.of(page);
        this.clock = clock;
    }

    @GetMapping("/incidents")
    void incidents(@RequestParam(required = false) @Nullable Long minPosition, HttpServletResponse response)
            throws IOException {
        await(minPosition);
        var shown = catalogue.read();
        write("incidents", inPieces(listedIncidents.publicIds(), some -> incidents.of(some, shown)), response);
    }

    @GetMapping("/scheduled-maintenances")
    void maintenances(@RequestParam(required = false) @Nullable Long minPosition, HttpServletResponse response)
            throws IOException {
        await(minPosition);
        var shown = catalogue.read();
        write(
                "scheduled_maintenances",
                inPieces(listedMaintenances.publicIds(), some -> maintenances.of(some, shown)),
                response);
    }

    @GetMapping("/components")
    void components(@RequestParam(required = false) @Nullable Long minPosition, HttpServletResponse response)
            throws IOException {
        await(minPosition);
        write("components", catalogue.read().all().stream(), response);
    }

    private void await(@Nullable Long minPosition) {
        BEHIND_IT.forEach(projection -> writes.awaitPosition(projection, minPosition));
    }

    private static <T> Stream<ObjectNode> inPieces(List<T> ids, Function<List<T>, List<ObjectNode>> read) {
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + AT_ONCE)
                .mapToObj(from -> ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
                .flatMap(some -> read.apply(some).stream());
    }

    /** Written while it is read, so that a long history takes no more memory than a short one. */
    private void write(String name, Stream<ObjectNode> objects, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (var json = JSON.createGenerator(response.getOutputStream())) {
            json.writeStartObject();
            json.writePOJOProperty("page", page.json(clock.instant()));
            json.writeArrayPropertyStart(name);
            objects.forEach(object -> JSON.writeTree(json, object));
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
