package dev.incidentledger.query.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.query.ChangedRows;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.TestLog;
import dev.incidentledger.query.platform.EventRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What exports tell of entries in timelines, held against the events. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EntriesModelTest {

    private static final int INCIDENTS = 20;
    private static final Map<String, String> METADATA =
            Map.of(MetadataKey.ACTOR, Recording.ACTOR, MetadataKey.REASON, "A reason");

    @TempDir
    static Path folder;

    static QueryServer server;
    static long position;

    @BeforeAll
    static void start() throws InterruptedException {
        server = QueryServer.start(folder);
        for (int turn = 0; turn < 20; turn++) { // their events mixed
            for (int number = 1; number <= INCIDENTS; number++) {
                var events = RandomIncident.events(number);
                if (turn < events.size()) {
                    server.record(
                            id(number), ofIncident(number, events.get(turn).event()), METADATA);
                }
            }
        }
        position = server.settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void are_what_follows_from_the_events() {
        assertThat(told(position)).hasSizeGreaterThan(INCIDENTS).isEqualTo(derived(position));
    }

    @Test
    void are_told_as_they_stood() {
        for (long earlier = position; earlier > 0; earlier -= 7) {
            assertThat(told(earlier)).as("at %d", earlier).isEqualTo(derived(earlier));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            update query.timeline_v1 set payload = convert_to(replace(convert_from(payload, 'UTF8'), 'Sign-in fails', 'Sign-in works'), 'UTF8')
            update query.timeline_v1 set payload = '\\xff00' where position = (select min(position) from query.timeline_v1)
            update query.timeline_v1 set metadata = metadata || ' ' where position = (select min(position) from query.timeline_v1)
            update query.timeline_v1 set payload = substring(payload for 9), metadata = substring(payload from 10) || metadata where position = (select min(position) from query.timeline_v1)
            update query.timeline_v1 set incident_id = 'nobody' where position = (select min(position) from query.timeline_v1)
            update query.timeline_v1 set sequence = 1000 where position = (select min(position) from query.timeline_v1)
            update query.timeline_v1 set event_id = 'another' where position = (select min(position) from query.timeline_v1)
            update query.timeline_v1 set recorded_at = recorded_at + interval '1 microsecond' where position = (select min(position) from query.timeline_v1)
            update query.timeline_v1 set recorded_at = 'infinity' where position = (select min(position) from query.timeline_v1)
            update query.timeline_v1 set recorded_at = '0044-03-15 BC' where position = (select min(position) from query.timeline_v1)
            update query.timeline_v1 set payload_type = 'incident."unheard-of' where position = (select min(position) from query.timeline_v1)
            update query.timeline_v1 set payload_revision = '2' where position = (select min(position) from query.timeline_v1)
            delete from query.timeline_v1 where position = (select min(position) from query.timeline_v1)
            delete from query.timeline_v1
            insert into query.timeline_v1 select -1, 'nobody', sequence, event_id, recorded_at, payload_type, payload_revision, payload, metadata from query.timeline_v1 where position = (select min(position) from query.timeline_v1)
            """)
    void differ_when_somebody_has_changed_them(String change) {
        try (var _ = new ChangedRows(server, "timeline_v1", change)) {
            assertThat(told(position)).isNotEqualTo(derived(position));
        }
        assertThat(told(position)).isEqualTo(derived(position));
    }

    @Test
    void cannot_be_derived_from_an_event_that_a_later_release_recorded() {
        var unheardOf = new EventRow(
                1,
                id(1),
                0,
                "e",
                Instant.EPOCH,
                new SimpleSerializedObject<>("{}".getBytes(UTF_8), byte[].class, "incident.unheard-of", "1"),
                new SerializedMetaData<>("{}".getBytes(UTF_8), byte[].class));

        assertThatThrownBy(() -> DerivedEntries.line(unheardOf)).isInstanceOf(SerializationException.class);
    }

    private static String id(int number) {
        return IncidentId.PREFIX + "%026d".formatted(number);
    }

    /** All that are made for tests bear one id. */
    private static Object ofIncident(int number, Object event) {
        var serializer = new EventSerializer(LedgerEvents.CATALOG);
        var stored = serializer.serialize(event, String.class);
        return serializer.deserialize(new SimpleSerializedObject<>(
                stored.getData().replace(Recording.INCIDENT.value(), id(number)), String.class, stored.getType()));
    }

    private static List<String> told(long until) {
        return new TestLog(server, until).told(server.get(EntriesModel.class));
    }

    private static List<String> derived(long until) {
        return new TestLog(server, until)
                .events().stream()
                        .map(DerivedEntries::line)
                        .flatMap(Optional::stream)
                        .toList();
    }
}
