package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.eventstore.Sample.CloseDoor;
import dev.incidentledger.eventstore.Sample.Door;
import dev.incidentledger.eventstore.Sample.DoorEvent.DoorClosed;
import dev.incidentledger.eventstore.Sample.DoorEvent.DoorOpened;
import dev.incidentledger.eventstore.Sample.DoorId;
import dev.incidentledger.eventstore.Sample.OpenDoor;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SnapshotTest {

    private static final int EVENTS_PER_SNAPSHOT = 200;

    private static final TestLedger LEDGER = TestLedger.startOn(TestLedger.freshDatabase(), Door.class);

    private final DoorId id = new DoorId("door_" + UUID.randomUUID());

    @AfterAll
    static void close() {
        LEDGER.close();
    }

    @Test
    void a_long_history_gets_one_snapshot_the_latest() {
        use(0, EVENTS_PER_SNAPSHOT);
        use(EVENTS_PER_SNAPSHOT, 2 * EVENTS_PER_SNAPSHOT);

        assertThat(LEDGER.db()
                        .sql("select sequence from event_store.snapshot where aggregate_id = ?")
                        .param(id.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2L * EVENTS_PER_SNAPSHOT - 1);
    }

    @Test
    void a_short_history_gets_none() {
        use(0, EVENTS_PER_SNAPSHOT - 1);

        assertThat(LEDGER.db()
                        .sql("select sequence from event_store.snapshot where aggregate_id = ?")
                        .param(id.value())
                        .query(Long.class)
                        .optional())
                .isEmpty();
    }

    /** The door is closed by its events, and open by a snapshot that lies. */
    @Test
    void decisions_begin_at_the_snapshot() {
        use(0, EVENTS_PER_SNAPSHOT);
        rewriteSnapshots("payload = convert_to(replace(convert_from(payload, 'UTF8'), 'false', 'true'), 'UTF8')");

        assertThat(send(new CloseDoor(id))).isEqualTo(EVENTS_PER_SNAPSHOT);
    }

    @Test
    void a_snapshot_of_another_form_is_not_read() {
        use(0, EVENTS_PER_SNAPSHOT);
        rewriteSnapshots("payload = 'nonsense', payload_revision = '0'");

        assertThat(send(new OpenDoor(id))).isEqualTo(EVENTS_PER_SNAPSHOT);
    }

    @Test
    void a_snapshot_that_cannot_be_read_costs_time_alone() {
        use(0, EVENTS_PER_SNAPSHOT);
        rewriteSnapshots("payload = 'nonsense'");

        assertThat(send(new OpenDoor(id))).isEqualTo(EVENTS_PER_SNAPSHOT);
    }

    /** Opened first and then by turns, so that an even number leaves it closed; the last one by a command. */
    private void use(int from, int to) {
        LEDGER.get(EventStore.class)
                .publish(IntStream.range(from, to - 1)
                        .mapToObj(i -> new GenericDomainEventMessage<>(
                                "Door", id.value(), i, i % 2 == 0 ? new DoorOpened(id) : new DoorClosed(id)))
                        .toList());
        send(to % 2 == 0 ? new CloseDoor(id) : new OpenDoor(id));
    }

    private void rewriteSnapshots(String change) {
        assertThat(LEDGER.db()
                        .sql("update event_store.snapshot set %s where aggregate_id = ?".formatted(change))
                        .param(id.value())
                        .update())
                .isOne();
    }

    private long send(Object command) {
        return LEDGER.get(CommandGateway.class).<Long>sendAndWait(command);
    }
}
