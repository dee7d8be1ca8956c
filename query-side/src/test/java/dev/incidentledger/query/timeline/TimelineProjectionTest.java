package dev.incidentledger.query.timeline;

import static dev.incidentledger.events.incident.UpdateStatus.IDENTIFIED;
import static dev.incidentledger.events.incident.UpdateStatus.MONITORING;
import static dev.incidentledger.query.timeline.Recording.API;
import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static dev.incidentledger.query.timeline.Recording.WEB;
import static dev.incidentledger.query.timeline.Recording.identified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.platform.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimelineProjectionTest {

    private final ProjectionBench bench = new ProjectionBench();
    private final EventSerializer serializer = new EventSerializer(LedgerEvents.CATALOG);
    private final TimelineProjection projection = new TimelineProjection(bench.tables(), serializer);
    private final TimelineQueries timeline = new TimelineQueries(bench.db(), serializer);

    @Test
    void an_incident_reads_as_the_fold_of_what_was_recorded() {
        var recording = identified().posted(1, IDENTIFIED, 10).resolved(2, 20);
        record(recording);
        bench.inOneBatch(projection);

        var read = timeline.find(INCIDENT).orElseThrow();
        assertThat(read.updates())
                .extracting(UpdateHistory::message)
                .containsExactly("Update 0", "Update 1", "Update 2");
        assertThat(read.latest())
                .isEqualTo(new Provenance(3, 2, Instant.parse("2026-11-24T12:00:03Z"), null, null, null));
    }

    @Test
    void an_incident_reads_as_it_stood_at_a_position() {
        record(registered(API, Audience.PUBLIC));
        record(identified().posted(1, IDENTIFIED, 10).posted(2, MONITORING, 20));
        bench.inOneBatch(projection);

        assertThat(timeline.find(INCIDENT, 1)).isEmpty();
        assertThat(versionAt(3)).isEqualTo(1);
        assertThat(versionAt(99)).isEqualTo(2);
    }

    @Test
    void an_incident_straddles_a_position_when_it_is_spoken_of_before_and_after() {
        record(registered(API, Audience.PUBLIC));
        record(identified().posted(1, IDENTIFIED, 10));
        bench.batch(projection, 0, 2);
        assertThat(timeline.straddling(2)).isEmpty();

        bench.batch(projection, 2, 3);
        assertThat(timeline.straddling(1)).isEmpty();
        assertThat(timeline.straddling(2)).containsExactly(INCIDENT);
        assertThat(timeline.straddling(3)).isEmpty();
    }

    @Test
    void an_incident_nobody_told_of_is_not_there() {
        assertThat(timeline.find(IncidentId.next())).isEmpty();
    }

    @Test
    void the_bytes_and_names_are_those_of_the_log() {
        var recording = identified();
        record(recording);
        bench.inOneBatch(projection);

        var event = recording.events().getFirst().event();
        var row = bench.db()
                .sql("select payload_type, payload_revision, event_id, payload from query.timeline_v1")
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("payload_type", "incident.identified")
                .containsEntry("payload_revision", "1")
                .containsEntry("event_id", "event-1")
                .containsEntry(
                        "payload", serializer.serialize(event, byte[].class).getData());
    }

    @Test
    void a_component_is_internal_for_as_long_as_the_catalogue_says_so() {
        record(registered(API, Audience.INTERNAL));
        record(registered(WEB, Audience.PUBLIC));
        bench.inOneBatch(projection);
        assertThat(timeline.internalComponents()).containsExactly(API);

        record(described(API, Audience.INTERNAL));
        record(described(API, Audience.PUBLIC));
        record(described(WEB, Audience.PUBLIC));
        record(described(WEB, Audience.INTERNAL));
        bench.batch(projection, 2, 6);
        assertThat(timeline.internalComponents()).containsExactly(WEB);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_history_gives_the_same_rows_in_whichever_batches_and_however_often(long seed) {
        RandomIncident.events(seed).forEach(recorded -> bench.record(INCIDENT.value(), recorded.event()));
        record(registered(API, Audience.INTERNAL));
        bench.inOneBatch(projection);
        var once = allRows();
        assertThat(once).hasSize(bench.recorded());

        projection.reset();
        assertThat(allRows()).isEmpty();
        var sizes = new Random(seed);
        for (int from = 0; from < bench.recorded(); ) {
            int to = Math.min(bench.recorded(), from + 1 + sizes.nextInt(5));
            bench.batch(projection, from, to);
            from = to;
        }

        assertThat(allRows()).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_history_reads_at_any_position_as_the_fold_of_what_was_recorded_by_then(long seed) {
        RandomIncident.events(seed).forEach(recorded -> bench.record(INCIDENT.value(), recorded.event()));
        bench.inOneBatch(projection);
        var events = timeline.recorded(INCIDENT, Long.MAX_VALUE);

        for (int position = 0; position <= events.size(); position++) {
            assertThat(timeline.find(INCIDENT, position)).isEqualTo(IncidentHistory.of(events.subList(0, position)));
        }
        assertThat(timeline.find(INCIDENT, events.size())).isEqualTo(timeline.find(INCIDENT));
    }

    private long versionAt(long position) {
        return timeline.find(INCIDENT, position).orElseThrow().latest().version();
    }

    private void record(Recording recording) {
        recording.events().forEach(recorded -> bench.record(INCIDENT.value(), recorded.event()));
    }

    private void record(CatalogueEvent event) {
        bench.record(CatalogueEvent.CATALOGUE_ID, event);
    }

    private List<String> allRows() {
        return Stream.of("timeline_v1", "timeline_internal_component_v1")
                .flatMap(table -> bench.rows(table).stream())
                .toList();
    }

    private static ComponentRegistered registered(ComponentId id, Audience audience) {
        return new ComponentRegistered(id, "Any", null, 1, null, null, false, false, audience);
    }

    private static ComponentDescribed described(ComponentId id, Audience audience) {
        return new ComponentDescribed(id, null, null, false, false, audience);
    }
}
