package dev.incidentledger.query.timeline;

import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.incident.PostmortemState.PUBLISHED;
import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.timeline.Recording.API;
import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static dev.incidentledger.query.timeline.Recording.at;
import static dev.incidentledger.query.timeline.Recording.corrected;
import static dev.incidentledger.query.timeline.Recording.identified;
import static dev.incidentledger.query.timeline.Recording.says;
import static dev.incidentledger.query.timeline.Recording.updateId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.query.QueryServer;
import java.nio.file.Path;
import java.time.OffsetDateTime;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One incident to which nearly everything happened, read over HTTP. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TimelineApiTest {

    private static final String DETAIL = "/api/v1/incidents/" + INCIDENT;

    @TempDir
    static Path folder;

    static QueryServer server;
    static long position;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        identified(says(API, MAJOR_OUTAGE))
                .promised(1, 10, 40)
                .because("A typo", corrected(1, "What I meant", null))
                .because("Clearer", new TitleCorrected(INCIDENT, "Sign-in fails in Europe"))
                .because("Few noticed", new ImpactOverridden(INCIDENT, Impact.MINOR))
                .then(new ReferenceLinked(INCIDENT, new ExternalReference("Jira", "OPS-1", null)))
                .resolved(2, 45)
                .learned(1, PUBLISHED, 60)
                .then(new ImpactWindowEstablished(INCIDENT, new ImpactWindow(at(-30), at(30), "our monitoring", true)))
                .events()
                .forEach(TimelineApiTest::publish);
        position = server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_detail_says_where_the_incident_stands() {
        var detail = read(DETAIL);

        assertThat(detail.path("id").asString()).isEqualTo(INCIDENT.value());
        assertThat(detail.path("title").asString()).isEqualTo("Sign-in fails in Europe");
        assertThat(detail.path("status").asString()).isEqualTo("postmortem");
        assertThat(detail.path("audience").asString()).isEqualTo("public");
        assertThat(detail.path("startedAt").asString()).isEqualTo("2026-11-24T10:00:00Z");
        assertThat(detail.path("resolvedAt").asString()).isEqualTo("2026-11-24T10:45:00Z");
        assertThat(detail.path("durationSeconds").asLong()).isEqualTo(45 * 60);
        assertThat(detail.path("publishedAfterSeconds").asLong()).isEqualTo(30 * 60);
        assertThat(detail.path("impact").asString()).isEqualTo("minor");
        assertThat(detail.path("derivedImpact").asString()).isEqualTo("critical");
        assertThat(detail.path("version").asLong()).isEqualTo(8);
        assertThat(detail.path("position").asLong()).isEqualTo(position);
    }

    @Test
    void the_detail_says_how_it_came_there() {
        var detail = read(DETAIL);

        assertThat(detail.at("/earlierTitles/0/title").asString()).isEqualTo("Sign-in fails");
        assertThat(detail.at("/impactOverrides/0/provenance/reason").asString()).isEqualTo("Few noticed");
        assertThat(detail.at("/components/0/worst").asString()).isEqualTo("major_outage");
        assertThat(detail.at("/components/0/claim").isNull()).isTrue();
        assertThat(detail.at("/promises/0/state").asString()).isEqualTo("late");
        assertThat(detail.at("/promises/0/lateBySeconds").asLong()).isEqualTo(300);
        assertThat(detail.at("/updates/0/kind").asString()).isEqualTo("resolution");
        assertThat(detail.at("/updates/1/message").asString()).isEqualTo("What I meant");
        assertThat(detail.at("/updates/1/edited").asBoolean()).isTrue();
        assertThat(detail.at("/updates/1/versions/0/message").asString()).isEqualTo("Update 1");
        assertThat(detail.at("/postmortem/versions/0/postmortem/body").asString())
                .isEqualTo("Lesson 1");
        assertThat(detail.at("/impactWindows/0/durationSeconds").asLong()).isEqualTo(3600);
        assertThat(detail.at("/references/0/id").asString()).isEqualTo("OPS-1");
    }

    @Test
    void the_timeline_says_what_happened_newest_first_with_who_and_why() {
        var entries = read(DETAIL + "/timeline").path("entries");

        assertThat(entries.findValuesAsString("entry")).contains("update", "postmortem", "title", "impact_override");
        assertThat(entries.findValuesAsString("entry")).contains("reference", "impact_window");
        var edited = entries.valueStream()
                .filter(entry ->
                        entry.path("id").asString("").equals(updateId(1).value()))
                .findFirst()
                .orElseThrow();
        assertThat(edited.path("at").asString()).isEqualTo("2026-11-24T10:10:00Z");
        assertThat(edited.at("/versions/1/provenance/reason").asString()).isEqualTo("A typo");
        assertThat(edited.at("/versions/1/provenance/actor").asString()).isEqualTo(Recording.ACTOR);
        assertThat(entries.valueStream().map(entry -> entry.path("at").asString()))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @ParameterizedTest
    @EnumSource
    void whoever_has_a_token_may_read_it(Role role) {
        assertThat(server.as(role, DETAIL).statusCode()).isEqualTo(200);
        assertThat(server.as(role, DETAIL + "/timeline").statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_else_may() {
        assertThat(server.anonymously(DETAIL).statusCode()).isEqualTo(401);
        assertThat(server.anonymously(DETAIL + "/timeline").statusCode()).isEqualTo(401);
    }

    @Test
    void the_past_reads_as_it_was_at_a_position() {
        long identified = position - 8;
        var past = read(DETAIL + "?asOf=" + identified);

        assertThat(past.path("title").asString()).isEqualTo("Sign-in fails");
        assertThat(past.path("status").asString()).isEqualTo("investigating");
        assertThat(past.path("version").asLong()).isZero();
        assertThat(past.path("updates")).hasSize(1);
        assertThat(past.at("/components/0/claim").asString()).isEqualTo("major_outage");
        assertThat(read(DETAIL + "/timeline?asOf=" + identified).path("entries"))
                .hasSize(1);
    }

    @Test
    void the_past_reads_as_it_was_at_a_time() {
        var recordedAt = server.get(JdbcClient.class)
                .sql("select recorded_at from event_store.event_log where aggregate_id = ? and sequence = 5")
                .param(INCIDENT.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();

        var past = read(DETAIL + "?asOf=" + recordedAt);

        assertThat(past.path("version").asLong()).isEqualTo(5);
        assertThat(past.path("asOf").asString()).isEqualTo(recordedAt.toString());
        assertThat(past.path("asOfPosition")).isEqualTo(past.path("position"));
        assertThat(past.at("/promises/0/state").asString()).isEqualTo("overdue");
    }

    @Test
    void what_had_happened_by_a_time_reads_by_what_is_known_today() {
        var opening = read(DETAIL).path("updates").valueStream().toList().getLast();
        var happened = server.as(
                Role.AUDITOR, DETAIL + "?validAt=" + opening.path("occurredAt").asString());

        assertThat(happened.statusCode()).isEqualTo(200);
        assertThat(json(happened).path("updates"))
                .hasSizeLessThan(read(DETAIL).path("updates").size());
        assertThat(json(happened).path("title")).isEqualTo(read(DETAIL).path("title"));
        assertThat(json(happened).path("asOf")).isEqualTo(opening.path("occurredAt"));
        assertThat(happened.headers().firstValue("ETag")).isEmpty();
        assertThat(server.as(Role.AUDITOR, DETAIL + "/timeline?validAt=2020-01-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_answer_says_from_where_it_looks_back() {
        long identified = position - 8;
        var opened =
                read(DETAIL).path("updates").valueStream().toList().getLast().path("occurredAt");
        for (var path : List.of(DETAIL, DETAIL + "/timeline")) {
            var both = read(path + "?asOf=%d&validAt=%s".formatted(identified, opened.asString()));

            assertThat(both.path("asOfPosition").asLong()).isEqualTo(identified);
            assertThat(both.path("validAt")).isEqualTo(opened);
            assertThat(read(path).path("asOfPosition").isNull()).isTrue();
            assertThat(read(path).path("validAt").isNull()).isTrue();
        }
    }

    @Test
    void before_it_was_told_there_was_nothing() {
        var answer = server.as(Role.AUDITOR, DETAIL + "?asOf=2026-11-24T09:59:59Z");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).path("code").asString()).isEqualTo("UNKNOWN_INCIDENT");
        assertThat(json(answer).path("detail").asString()).contains("by then");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asOf=yesterday",
                "asOf=-1",
                "asOf=999999999",
                "asOf=2199-12-31T23:59:59Z",
                "validAt=2199-12-31T23:59:59Z",
                "validAt=17",
                "minVersion=x",
                "minPosition=1.5"
            })
    void a_question_that_makes_no_sense_is_refused_at_its_place(String query) {
        var answer = server.as(Role.OPERATOR, DETAIL + "?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/pointer").asString())
                .isEqualTo("?" + query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inc_00000000000000000000000099", "inc_1", "cmp_00000000000000000000000001"})
    void an_unknown_or_malformed_id_is_not_found(String id) {
        for (var path : new String[] {"", "/timeline"}) {
            var answer = server.as(Role.OPERATOR, "/api/v1/incidents/" + id + path);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(json(answer).path("code").asString()).isEqualTo("UNKNOWN_INCIDENT");
        }
    }

    @Test
    void the_etag_is_the_version_but_the_past_has_none() {
        assertThat(server.as(Role.OPERATOR, DETAIL).headers().firstValue("ETag"))
                .contains("\"8\"");
        assertThat(server.as(Role.OPERATOR, DETAIL + "?asOf=" + position)
                        .headers()
                        .firstValue("ETag"))
                .isEmpty();
    }

    @Test
    void who_wrote_can_read_it() {
        assertThat(read(DETAIL + "?minVersion=8&minPosition=" + position)
                        .path("version")
                        .asLong())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline"})
    void what_is_not_written_yet_is_not_waited_for_for_ever(String path) {
        for (var query : new String[] {"?minVersion=9", "?minPosition=" + (position + 1)}) {
            var answer = server.as(Role.OPERATOR, DETAIL + path + query);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(json(answer).path("code").asString()).isEqualTo("NOT_YET_VISIBLE");
        }
    }

    private static JsonNode read(String path) {
        var answer = server.as(Role.OPERATOR, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static void publish(RecordedEvent recorded) {
        var provenance = recorded.provenance();
        var metadata = provenance.reason() == null
                ? Map.of(MetadataKey.ACTOR, Recording.ACTOR)
                : Map.of(MetadataKey.ACTOR, Recording.ACTOR, MetadataKey.REASON, provenance.reason());
        server.get(EventStore.class)
                .publish(new GenericDomainEventMessage<>(
                        "Incident",
                        INCIDENT.value(),
                        provenance.version(),
                        recorded.event(),
                        metadata,
                        "event-" + provenance.version(),
                        provenance.recordedAt()));
    }
}
