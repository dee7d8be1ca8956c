package dev.incidentledger.query.ready;

import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.query.currentstatus.Samples.API;
import static dev.incidentledger.query.currentstatus.Samples.at;
import static dev.incidentledger.query.currentstatus.Samples.identified;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static dev.incidentledger.query.currentstatus.Samples.registered;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.query.QueryServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PagesOfOneMomentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGER_THAN_A_REST = Duration.ofMillis(500);

    @TempDir
    static Path folder;

    /** The slowest of all has gone on, too. */
    @Test
    void are_not_made_while_one_projection_has_seen_what_another_has_not() throws Exception {
        try (var server = QueryServer.start(folder, List.of())) {
            server.record("catalogue", registered(API, "API", null, 1));
            record(server, identified(incident(1), PUBLIC, says(API, MAJOR_OUTAGE)));
            Rendered.all(server);
            var pages = server.get(PublicPages.class);
            long before = pages.reached();

            var uptime = server.hold("uptime-v1");
            record(server, new TitleCorrected(incident(1), "Another"));
            awaitProjection(server, "current-status-v1", before + 1);
            var currentStatus = server.hold("current-status-v1");
            record(server, resolved());
            awaitProjection(server, "timeline-v1", before + 2);
            uptime.close();
            awaitProjection(server, "uptime-v1", before + 2);

            await().during(LONGER_THAN_A_REST).until(() -> pages.reached() == before);
            currentStatus.close();
            await().until(() -> pages.reached() == before + 2);
        }
    }

    private static void awaitProjection(QueryServer server, String projection, long position)
            throws InterruptedException {
        assertThat(server.get(ProjectionPositions.class).await(projection, position, PATIENCE))
                .isTrue();
    }

    private static IncidentResolved resolved() {
        return new IncidentResolved(
                incident(1),
                new Update(UpdateId.next(), UpdateStatus.RESOLVED, "Over", List.of(), at(10), null, PUBLIC));
    }

    private static void record(QueryServer server, IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }
}
