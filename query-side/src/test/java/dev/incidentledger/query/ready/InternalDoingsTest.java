package dev.incidentledger.query.ready;

import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.query.currentstatus.Samples.API;
import static dev.incidentledger.query.currentstatus.Samples.EUROPE;
import static dev.incidentledger.query.currentstatus.Samples.LAB;
import static dev.incidentledger.query.currentstatus.Samples.at;
import static dev.incidentledger.query.currentstatus.Samples.identified;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static dev.incidentledger.query.currentstatus.Samples.registered;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static dev.incidentledger.query.health.PlannedWork.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRenamed;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.health.PlannedWork;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done among operators alone, no public byte and no tag of one is another. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InternalDoingsTest {

    private static final IncidentId OURS = incident(1);
    private static final IncidentId IMPORTED = incident(2);
    private static final IncidentId HUSH = incident(3);
    private static final PlannedWork PLANNED = PlannedWork.number(1);
    private static final PlannedWork PLANNED_AMONG_US = PlannedWork.number(2);
    private static final GroupId LABS = new GroupId(GroupId.PREFIX + "%026d".formatted(2));
    private static final ComponentId VAULT = new ComponentId(ComponentId.PREFIX + "%026d".formatted(9));

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() {
        server = QueryServer.start(folder, List.of());
        server.record("catalogue", registered(EUROPE, "Europe", 1));
        server.record("catalogue", registered(API, "API", EUROPE, 1));
        server.record("catalogue", registered(LAB, "Hush lab", null, 2, INTERNAL));
        record(identified(OURS, PUBLIC, says(API, DEGRADED_PERFORMANCE), says(LAB, MAJOR_OUTAGE)));
        recordImported(identified(IMPORTED, PUBLIC));
        record(PLANNED.scheduled(API, LAB));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void leave_no_trace_in_any_document() throws InterruptedException {
        Rendered.all(server);
        var before = documents();

        record(identified(HUSH, INTERNAL, says(API, MAJOR_OUTAGE)));
        record(new TitleCorrected(HUSH, "Hush again"));
        record(new UpdatePosted(OURS, hushed(11)));
        record(new UpdatePosted(IMPORTED, hushed(12)));
        record(new PostmortemAttached(
                OURS, new Postmortem(UpdateId.next(), 1, "Hush draft", PostmortemState.DRAFT, at(20))));
        server.record("catalogue", new ComponentRenamed(LAB, "Hush laboratory"));
        server.record("catalogue", registered(LABS, "Hush labs", 3));
        server.record("catalogue", registered(VAULT, "Hush vault", LABS, 1, INTERNAL));
        record(PLANNED.posted(note(21, MaintenanceStatus.SCHEDULED, 10)));
        record(PLANNED_AMONG_US.scheduled(INTERNAL, API));
        record(PLANNED_AMONG_US.started(1, 60));
        Rendered.all(server);

        assertThat(documents()).isEqualTo(before);
        assertThat(before.toString()).doesNotContain("Hush").doesNotContain(LAB.value());
        assertThat(List.of(
                        HUSH.value(),
                        LAB.value(),
                        VAULT.value(),
                        PLANNED_AMONG_US.id().value()))
                .allSatisfy(id -> assertThat(before.toString())
                        .doesNotContain(
                                server.get(PublicIds.class).of(List.of(id)).get(id)));
        assertThat(get("/incidents/" + publicId(HUSH.value()) + ".json").statusCode())
                .isEqualTo(404);
    }

    private static Map<String, String> documents() {
        var documents = new TreeMap<String, String>();
        paths().forEach(path -> {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            documents.put(path, answer.headers().firstValue("ETag").orElseThrow() + " " + answer.body());
        });
        return documents;
    }

    private static Stream<String> paths() {
        var component = publicId(API.value());
        return Stream.of(
                        Stream.of(
                                        "summary",
                                        "status",
                                        "components",
                                        "incidents",
                                        "incidents/unresolved",
                                        "scheduled-maintenances",
                                        "scheduled-maintenances/upcoming",
                                        "scheduled-maintenances/active")
                                .map(name -> "/api/v2/" + name + ".json"),
                        Stream.of("/history.json", "/history.atom", "/history.rss", "/maintenances.ics"),
                        Stream.of(
                                "/badge.svg",
                                "/badge.json",
                                "/badge/" + component + ".svg",
                                "/badge/" + component + ".json"),
                        Stream.of("/uptime/" + component + ".json"),
                        Stream.of(OURS.value(), IMPORTED.value(), PLANNED.id().value())
                                .map(id -> "/incidents/" + publicId(id) + ".json"))
                .flatMap(paths -> paths);
    }

    private static String publicId(String ours) {
        return server.get(PublicIds.class).of(List.of(ours)).getOrDefault(ours, "");
    }

    private static Update hushed(int number) {
        return new Update(
                UpdateId.next(), UpdateStatus.MONITORING, "Hush " + number, List.of(), at(number), null, INTERNAL);
    }

    private static HttpResponse<String> get(String path) {
        return server.anonymously(path);
    }

    private static void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }

    private static void record(MaintenanceEvent event) {
        server.record(event.maintenanceId().value(), event);
    }

    private static void recordImported(IncidentIdentified event) {
        var metadata = Map.of(
                MetadataKey.SOURCE, "statuspage",
                MetadataKey.SOURCE_ID, "85cf5bgslwtw",
                MetadataKey.SOURCE_REST, "{\"fields\":{\"updated_at\":\"2024-01-01T10:00:00.000Z\"}}");
        server.record(event.incidentId().value(), event, metadata);
    }
}
