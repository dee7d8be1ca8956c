package dev.incidentledger.query.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.TestLog;
import dev.incidentledger.query.platform.EventRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** What exports tell of incidents, held against the events. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentsModelTest {

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
    void is_what_follows_from_the_events() {
        assertThat(told(position)).hasSize(INCIDENTS).isEqualTo(derived(position));
    }

    @Test
    void is_told_as_it_stood() {
        for (long earlier = position; earlier > 0; earlier -= 7) {
            assertThat(told(earlier)).as("at %d", earlier).isEqualTo(derived(earlier));
        }
    }

    @Test
    void differs_when_somebody_has_changed_it() {
        var db = server.get(JdbcClient.class);
        var row = db.sql("select position, payload from query.timeline_v1 where sequence = 0 order by position limit 1")
                .query((found, _) -> new Kept(found.getLong(1), found.getBytes(2)))
                .single();
        db.sql("update query.timeline_v1 set payload = ? where position = ?")
                .params(edited(row.payload()), row.position())
                .update();
        try {
            assertThat(told(position)).isNotEqualTo(derived(position));
        } finally {
            db.sql("update query.timeline_v1 set payload = ? where position = ?")
                    .params(row.payload(), row.position())
                    .update();
        }
    }

    /** What cannot be read is no event of this release any more, no JSON, or no event of an incident. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            payload = '\\xff00'
            payload = '{}'
            payload_type = 'incident.unheard-of'
            payload_type = 'catalogue.component-retired'
            metadata = '\\xff00'
            """)
    void tells_all_but_what_cannot_be_read_and_names_that(String change) throws IOException {
        var db = server.get(JdbcClient.class);
        long changed = db.sql("select max(position) from query.timeline_v1 where incident_id = ?")
                .param(id(7))
                .query(Long.class)
                .single();
        db.sql("create table kept as select * from query.timeline_v1 where position = " + changed)
                .update();
        db.sql("update query.timeline_v1 set %s where position = %d".formatted(change, changed))
                .update();
        try {
            var lines = new ArrayList<String>();
            var unreadable = server.get(IncidentsModel.class).write(new TestLog(server, position), lines::add);

            assertThat(unreadable).hasValueSatisfying(first -> {
                assertThat(first.code()).isEqualTo("EVENT_UNREADABLE");
                assertThat(first.position()).isEqualTo(changed);
            });
            var expected = derived(position);
            assertThat(lines).hasSameSizeAs(expected);
            for (int i = 0; i < lines.size(); i++) {
                assertThat(lines.get(i))
                        .isEqualTo(
                                expected.get(i).contains(id(7))
                                        ? "{\"id\":\"%s\",\"unreadable\":%d}".formatted(id(7), changed)
                                        : expected.get(i));
            }
        } finally {
            db.sql("delete from query.timeline_v1 where position = " + changed).update();
            db.sql("insert into query.timeline_v1 select * from kept").update();
            db.sql("drop table kept").update();
        }
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

        assertThatThrownBy(() -> new DerivedIncidents().add(unheardOf)).isInstanceOf(SerializationException.class);
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

    private static byte[] edited(byte[] payload) {
        return new String(payload, UTF_8)
                .replace("Sign-in fails", "Sign-in works")
                .getBytes(UTF_8);
    }

    private record Kept(long position, byte[] payload) {}

    private static List<String> told(long until) {
        return new TestLog(server, until).told(server.get(IncidentsModel.class));
    }

    private static List<String> derived(long until) {
        return new TestLog(server, until).derived(new DerivedIncidents());
    }
}
