package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.incidentledger.eventstore.Sample.DoorEvent.DoorOpened;
import dev.incidentledger.eventstore.Sample.DoorId;
import dev.incidentledger.eventstore.axonserver.EventsAhead;
import dev.incidentledger.eventstore.axonserver.StubServer;
import dev.incidentledger.eventstore.watch.Watched;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the log is made of where events live in Axon Server, and when nothing is added to it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class CopyOfAxonServerTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final StubServer server = StubServer.start();
    private final String database = TestServer.freshDatabase();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void events_stand_at_their_index_plus_one_however_many_there_are() {
        IntStream.range(0, 2_500).forEach(i -> server.events().put(opened(i, NOON.plusMillis(i))));

        try (var queries = queries()) {
            await().until(() -> queries.copied().size() == 2_500);
            assertThat(queries.copied())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 2_500)
                            .mapToObj(i -> (long) i)
                            .toList());
        }
    }

    @Test
    void an_event_is_recorded_when_it_was_decided_but_never_before_its_predecessor() {
        server.events().put(opened(0, NOON));
        server.events().put(opened(1, NOON.minusSeconds(60)));
        server.events().put(opened(2, NOON.plusSeconds(1)));

        try (var queries = queries()) {
            await().until(() -> queries.copied().size() == 3);
            assertThat(queries.get(JdbcClient.class)
                            .sql("select recorded_at from event_store.event_log order by position")
                            .query(OffsetDateTime.class)
                            .list())
                    .extracting(OffsetDateTime::toInstant)
                    .containsExactly(NOON, NOON, NOON.plusSeconds(1));
        }
    }

    @Test
    void a_copy_that_is_lost_is_made_again_byte_for_byte() {
        IntStream.range(0, 50).forEach(i -> server.events().put(opened(i, NOON.minusMillis(i))));

        assertThat(contentsOf(TestServer.freshDatabase())).isEqualTo(contentsOf(TestServer.freshDatabase()));
    }

    @Test
    void a_key_stays_with_the_first_event_that_has_it() {
        server.events().put(keyed(0, "once"));
        server.events().put(keyed(1, "once"));
        try (var queries = queries()) {
            await().until(() -> queries.copied().size() == 2);
            server.events().put(keyed(2, "once"));
            server.events().put(keyed(3, "other"));
            await().until(() -> queries.copied().size() == 4);

            assertThat(queries.get(JdbcClient.class)
                            .sql("select coalesce(command_key, '') from event_store.event_log order by position")
                            .query(String.class)
                            .list())
                    .containsExactly("once", "", "", "other");
        }
    }

    @Test
    void another_takes_over_when_whoever_copies_ends_and_nothing_is_copied_twice() {
        var first = queries();
        try (var second = queries()) {
            server.events().put(opened(0, NOON));
            await().until(() -> second.copied().size() == 1);
            first.close();
            server.events().put(opened(1, NOON));

            await().until(() -> second.copied().size() == 2);
        }
    }

    @Test
    void it_goes_on_where_it_was() {
        server.events().put(opened(0, NOON));
        try (var before = queries()) {
            await().until(() -> before.copied().size() == 1);
        }
        server.events().put(opened(1, NOON));
        try (var after = queries()) {
            await().until(() -> after.copied().equals(List.of(1L, 2L)));
        }
    }

    @Test
    void what_cannot_wait_is_read_ahead_of_the_copy_and_from_it_alone_while_the_server_is_away() {
        server.events().put(opened(0, NOON));
        try (var queries = queries()) {
            await().until(() -> queries.copied().size() == 1);
            server.events().put(event("order.placed", 1, NOON).build()); // nothing behind it is copied
            server.events().put(opened(2, NOON));
            var ahead = queries.get(EventsAhead.class);

            assertThat(ahead.of("door_2").next().getPayload()).isEqualTo(new DoorOpened(new DoorId("door_2")));
            assertThat(ahead.of("door_3").hasNext()).isFalse();

            server.stop();
            assertThat(ahead.of("door_0").hasNext()).isTrue();
            assertThatThrownBy(() -> ahead.of("door_2")).isInstanceOf(EventStoreException.class);
        }
    }

    @Test
    void an_event_of_somebody_else_stops_it_and_what_stands_before_is_there(CapturedOutput output) {
        server.events().put(opened(0, NOON));
        server.events().put(event("order.placed", 1, NOON).build());
        server.events().put(opened(2, NOON));

        try (var queries = queries()) {
            assertThat(alarmOf(queries)).contains("event 1", "order.placed");
            assertThat(queries.copied()).containsExactly(1L);
            int tries = server.events().opened();
            await().until(() -> server.events().opened() > tries + 2);
            assertThat(queries.health("axonServerCopied").getStatus()).isEqualTo(Status.DOWN);
        }
        assertThat(output.getAll().split("stands still")).as("said once").hasSize(2);
        try (var queries = queries()) {
            assertThat(queries.copied()).containsExactly(1L);
        }
    }

    @Test
    void a_gap_stops_it() {
        try (var queries = queries()) {
            server.events().put(opened(0, NOON));
            await().until(() -> queries.copied().size() == 1);
            server.events().leaveGap();
            server.events().put(opened(1, NOON));

            assertThat(alarmOf(queries)).contains("there is a gap");
            assertThat(queries.copied()).containsExactly(1L);
        }
    }

    @Test
    void a_server_that_was_set_back_stops_it() {
        IntStream.range(0, 3).forEach(i -> server.events().put(opened(i, NOON)));
        try (var before = queries()) {
            await().until(() -> before.copied().size() == 3);
        }
        server.events().forget(2);

        try (var queries = queries()) {
            assertThat(alarmOf(queries)).contains("1 events", "the copy 3", "set back");
        }
    }

    @Test
    void another_context_stops_it() {
        server.events().put(opened(0, NOON));
        try (var before = queries()) {
            await().until(() -> before.copied().size() == 1);
        }
        try (var other = StubServer.start()) {
            other.events().put(opened(0, NOON));
            other.events().put(opened(1, NOON));
            try (var queries = AxonServerSide.ofQueries(database, other.address())) {
                assertThat(alarmOf(queries)).contains("this is another context");
                assertThat(queries.copied()).containsExactly(1L);
            }
        }
    }

    @Test
    void all_that_was_recorded_up_to_now_is_there_while_it_is_as_long_as_the_stream() {
        server.events().put(opened(0, NOON));
        try (var queries = queries()) {
            await().until(() -> queries.copied().size() == 1);
            var now = Instant.now();

            assertThat(reachedBy(queries)).isAfterOrEqualTo(now);
            assertThat(gauge(queries, "copy.lag.events")).isZero();
            assertThat(gauge(queries, "copy.paused")).isZero();
            assertThat(gauge(queries, "connected")).isOne();
        }
    }

    @Test
    void what_was_recorded_behind_its_last_event_may_be_missing_while_it_stands_still() {
        server.events().put(opened(0, NOON));
        server.events().put(event("order.placed", 1, NOON).build());
        server.events().put(opened(2, NOON.plusSeconds(1)));

        try (var queries = queries()) {
            alarmOf(queries);

            assertThat(reachedBy(queries)).isEqualTo(NOON);
            assertThat(gauge(queries, "copy.lag.events")).isEqualTo(2);
            assertThat(gauge(queries, "copy.paused")).isOne();
        }
    }

    @Test
    void a_stream_that_is_shorter_is_not_copied_to_its_end() {
        IntStream.range(0, 3).forEach(i -> server.events().put(opened(i, NOON)));
        try (var before = queries()) {
            await().until(() -> before.copied().size() == 3);
        }
        server.events().forget(2);

        try (var queries = queries()) {
            assertThat(reachedBy(queries)).isEqualTo(NOON);
        }
    }

    @Test
    void what_was_recorded_while_the_server_is_away_may_be_missing() {
        server.events().put(opened(0, NOON));
        try (var queries = queries()) {
            await().until(() -> queries.copied().size() == 1);
            var whileThere = reachedBy(queries);
            server.stop();
            alarmOf(queries);
            var held = reachedBy(queries);

            assertThat(held).isAfterOrEqualTo(whileThere);
            assertThat(reachedBy(queries)).isEqualTo(held);
            await().until(() -> gauge(queries, "connected") == 0);

            server.startAgain();
            await().until(() -> reachedBy(queries).isAfter(held));
        }
    }

    private static Instant reachedBy(AxonServerSide queries) {
        var copy = queries.get(Watermark.class);
        ((Watched) copy).look();
        return copy.reached();
    }

    private static double gauge(AxonServerSide queries, String name) {
        return queries.meters().get("ledger.axonserver." + name).gauge().value();
    }

    private AxonServerSide queries() {
        return AxonServerSide.ofQueries(database, server.address());
    }

    private String contentsOf(String fresh) {
        try (var queries = AxonServerSide.ofQueries(fresh, server.address())) {
            await().until(() -> queries.copied().size() == server.events().all().size());
            return queries.get(JdbcClient.class)
                    .sql("select string_agg(event_log::text, e'\\n' order by position) from event_store.event_log")
                    .query(String.class)
                    .single();
        }
    }

    private static String alarmOf(AxonServerSide queries) {
        await().until(() -> queries.health("axonServerCopied").getStatus().equals(Status.DOWN));
        return String.valueOf(queries.health("axonServerCopied").getDetails().get("why"));
    }

    private static Event opened(int door, Instant decided) {
        return event("door.opened", door, decided).build();
    }

    private static Event keyed(int door, String key) {
        return event("door.opened", door, NOON)
                .putMetaData(
                        AxonServerSide.KEY,
                        MetaDataValue.newBuilder().setTextValue(key).build())
                .build();
    }

    private static Event.Builder event(String name, int door, Instant decided) {
        return Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setAggregateType("Door")
                .setAggregateIdentifier("door_" + door)
                .setTimestamp(decided.toEpochMilli())
                .setPayload(SerializedObject.newBuilder()
                        .setType(name)
                        .setRevision("1")
                        .setData(ByteString.copyFromUtf8("{\"id\":\"door_%d\"}".formatted(door))));
    }
}
