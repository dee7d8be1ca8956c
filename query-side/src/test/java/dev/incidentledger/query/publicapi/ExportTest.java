package dev.incidentledger.query.publicapi;

import static dev.incidentledger.query.QueryServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.QueryServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportTest {

    private static final String PATH = "/api/v1/exports/statuspage/incidents";
    private static final IncidentId OURS = IncidentId.next();
    private static final IncidentId IMPORTED = IncidentId.next();
    private static final IncidentId INTERNAL = IncidentId.next();

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        record(OURS, Audience.PUBLIC, Map.of());
        record(INTERNAL, Audience.INTERNAL, Map.of());
        record(
                IMPORTED,
                Audience.PUBLIC,
                Map.of(
                        MetadataKey.SOURCE, "statuspage",
                        MetadataKey.SOURCE_ID, "85cf5bgslwtw",
                        MetadataKey.SOURCE_UPDATE_ID, "5ngg8k7bz9zb",
                        MetadataKey.SOURCE_REST, "{\"fields\":{\"shortlink\":\"https://stspg.io/a\"}}",
                        MetadataKey.SOURCE_UPDATE_REST, "{\"offset\":\"+02:00\",\"fields\":{\"tweet_id\":7}}"));
        server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void calls_what_was_imported_as_its_source_does_and_knows_what_that_knew() {
        var incident = json(server.as(Role.AUDITOR, PATH))
                .path("incidents")
                .valueStream()
                .filter(each -> each.path("id").asString().equals("85cf5bgslwtw"))
                .findFirst()
                .orElseThrow();
        var update = incident.path("incident_updates").path(0);

        assertThat(incident.path("shortlink").asString()).isEqualTo("https://stspg.io/a");
        assertThat(update.path("id").asString()).isEqualTo("5ngg8k7bz9zb");
        assertThat(update.path("incident_id").asString()).isEqualTo("85cf5bgslwtw");
        assertThat(update.path("display_at").asString()).isEqualTo("2024-01-01T12:00:00.000+02:00");
        assertThat(update.path("tweet_id").asInt()).isEqualTo(7);
    }

    @Test
    void gives_our_own_an_id_that_stays() {
        var id = V2Ids.derived(OURS.value());

        assertThat(id).matches("[0-9a-z]{12}").isEqualTo(V2Ids.derived(OURS.value()));
        assertThat(server.as(Role.ADMIN, PATH).body()).contains(id);
    }

    @Test
    void never_shows_what_is_internal() {
        assertThat(json(server.as(Role.ADMIN, PATH)).path("incidents")).hasSize(2);
        assertThat(server.as(Role.ADMIN, PATH).body()).doesNotContain(V2Ids.derived(INTERNAL.value()));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void is_not_for_analysts(Role role) {
        assertThat(server.as(role, PATH).statusCode()).isEqualTo(role == Role.ANALYST ? 403 : 200);
        assertThat(server.anonymously(PATH).statusCode()).isEqualTo(401);
    }

    private static void record(IncidentId id, Audience audience, Map<String, String> metadata) {
        var ten = Instant.parse("2024-01-01T10:00:00Z");
        var opening = new Update(UpdateId.next(), UpdateStatus.RESOLVED, "Slow", List.of(), ten, null, Audience.PUBLIC);
        var event = new IncidentIdentified(id, "Search", ten, opening, audience, null, null, null);
        server.get(EventStore.class)
                .publish(new GenericDomainEventMessage<>("incident", id.value(), 0, event).andMetaData(metadata));
    }
}
