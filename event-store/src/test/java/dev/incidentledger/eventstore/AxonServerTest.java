package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.Sample.CloseDoor;
import dev.incidentledger.eventstore.Sample.DoorEvent.DoorClosed;
import dev.incidentledger.eventstore.Sample.DoorEvent.DoorOpened;
import dev.incidentledger.eventstore.Sample.DoorId;
import dev.incidentledger.eventstore.Sample.OpenDoor;
import dev.incidentledger.eventstore.Sample.Rejected;
import dev.incidentledger.eventstore.axonserver.StubServer;
import dev.incidentledger.eventstore.postgres.CommandKeyUsedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two command sides and two query sides, whose events live in Axon Server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AxonServerTest {

    private static final String DATABASE = TestServer.freshDatabase();
    private static final StubServer SERVER = StubServer.start();
    private static final AxonServerSide A = AxonServerSide.ofCommands(DATABASE, SERVER.address());
    private static final AxonServerSide B = AxonServerSide.ofCommands(DATABASE, SERVER.address());
    private static final AxonServerSide READER = AxonServerSide.ofQueries(DATABASE, SERVER.address());

    private final DoorId id = new DoorId("door_" + UUID.randomUUID());

    @AfterAll
    static void close() {
        READER.close();
        B.close();
        A.close();
        SERVER.close();
    }

    @Test
    void what_is_decided_is_recorded_there_and_seen_by_projections() {
        A.send(new OpenDoor(id));
        A.send(new CloseDoor(id));

        assertThat(SERVER.events().all())
                .filteredOn(event -> event.getAggregateIdentifier().equals(id.value()))
                .hasSize(2);
        await().until(() -> READER.get(AxonServerSide.Doors.class)
                .seen
                .containsAll(List.of(new DoorOpened(id), new DoorClosed(id))));
    }

    @Test
    void one_decides_on_what_the_other_has_recorded() {
        A.send(new OpenDoor(id));
        B.send(new CloseDoor(id));

        assertThatThrownBy(() -> A.send(new CloseDoor(id))).isExactlyInstanceOf(Rejected.class);
        assertThat(A.send(new OpenDoor(id))).isEqualTo(2);
        assertThat(B.send(new OpenDoor(id))).isEqualTo(2);
    }

    @Test
    void what_both_begin_at_the_same_moment_is_begun_once_and_neither_is_told_of_the_race() {
        for (int i = 0; i < 50; i++) {
            var door = new DoorId(id.value() + i);
            var here = CompletableFuture.supplyAsync(() -> A.send(new OpenDoor(door)));
            var there = CompletableFuture.supplyAsync(() -> B.send(new OpenDoor(door)));

            assertThat(here.join()).isZero();
            assertThat(there.join()).isZero();
            assertThat(SERVER.events().all())
                    .filteredOn(event -> event.getAggregateIdentifier().equals(door.value()))
                    .hasSize(1);
        }
    }

    @Test
    void of_two_with_one_key_for_one_door_one_takes_effect_whoever_gets_it() {
        for (int i = 0; i < 50; i++) {
            var door = new DoorId(id.value() + i);
            A.send(new OpenDoor(door));
            var close = GenericCommandMessage.asCommandMessage(new CloseDoor(door))
                    .andMetaData(Map.of("key", door.value()));
            var open =
                    GenericCommandMessage.asCommandMessage(new OpenDoor(door)).andMetaData(Map.of("key", door.value()));

            Stream.of(
                            CompletableFuture.supplyAsync(() -> A.send(close)),
                            CompletableFuture.supplyAsync(() -> B.send(open)))
                    .forEach(sent -> sent.handle((version, refused) -> version).join());

            assertThat(SERVER.events().all())
                    .filteredOn(event -> event.getAggregateIdentifier().equals(door.value()))
                    .filteredOn(event -> event.containsMetaData("key"))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void an_event_stands_in_the_copy_as_it_was_written_at_its_index_plus_one() {
        A.send(GenericCommandMessage.asCommandMessage(new OpenDoor(id)).andMetaData(Map.of("key", id.value())));
        int index = indexOf(id);
        await().until(() -> READER.copied().contains(index + 1L));

        var event = SERVER.events().all().get(index);
        var row = READER.get(JdbcClient.class)
                .sql("select * from event_store.event_log where position = ?")
                .param(index + 1)
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("event_id", event.getMessageIdentifier())
                .containsEntry("aggregate_type", "Door")
                .containsEntry("aggregate_id", id.value())
                .containsEntry("sequence", 0L)
                .containsEntry("payload_type", "door.opened")
                .containsEntry("payload_revision", "1")
                .containsEntry("command_key", id.value());
        assertThat((byte[]) row.get("payload"))
                .isEqualTo(event.getPayload().getData().toByteArray());
        assertThat(new String((byte[]) row.get("metadata"), StandardCharsets.UTF_8))
                .isEqualTo("{\"key\":\"%s\"}".formatted(id.value()));
    }

    @Test
    void many_events_make_a_snapshot_there_from_which_another_process_goes_on() {
        for (int i = 0; i < 101; i++) {
            A.send(new OpenDoor(id));
            A.send(new CloseDoor(id));
        }

        await().until(() -> SERVER.events().snapshots().stream()
                .anyMatch(snapshot -> snapshot.getAggregateIdentifier().equals(id.value())));
        assertThat(B.send(new OpenDoor(id))).isEqualTo(202);
    }

    @Test
    void a_key_is_used_once_for_a_door_whichever_side_is_asked() {
        A.send(GenericCommandMessage.asCommandMessage(new OpenDoor(id)).andMetaData(Map.of("key", id.value())));

        var again = GenericCommandMessage.asCommandMessage(new CloseDoor(id)).andMetaData(Map.of("key", id.value()));

        assertThatThrownBy(() -> B.send(again)).isInstanceOf(CommandKeyUsedException.class);
        assertThat(B.get(RecordedKeys.class).find(id.value(), id.value()))
                .contains(new RecordedKeys.RecordedKey(id.value(), 0));
    }

    @Test
    void whoever_appends_is_not_told_a_position() {
        A.send(new OpenDoor(id));

        assertThat(A.get(RecordedPositions.class).positionOf(id.value(), 0)).isEmpty();
    }

    private static int indexOf(DoorId id) {
        var all = SERVER.events().all();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).getAggregateIdentifier().equals(id.value())) {
                return i;
            }
        }
        throw new AssertionError("There is no " + id);
    }
}
