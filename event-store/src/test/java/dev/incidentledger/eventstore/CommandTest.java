package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.eventstore.Sample.CloseDoor;
import dev.incidentledger.eventstore.Sample.Door;
import dev.incidentledger.eventstore.Sample.DoorId;
import dev.incidentledger.eventstore.Sample.OpenDoor;
import dev.incidentledger.eventstore.Sample.PaintDoor;
import dev.incidentledger.eventstore.Sample.Rejected;
import java.sql.Timestamp;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageHandlerInvocationException;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandTest {

    private static final TestLedger LEDGER = TestLedger.startOn(
            TestLedger.freshDatabase(), Door.class, Trapdoor.class, Correlation.class, Caching.class);

    private final DoorId id = new DoorId("door_" + UUID.randomUUID());

    static class Correlation {
        @Bean
        CorrelationDataProvider causes() {
            return new MessageOriginProvider("causationId", "correlationId");
        }

        @Bean
        CorrelationDataProvider actor() {
            return new SimpleCorrelationDataProvider("actor");
        }
    }

    static class Caching {
        @Bean
        Cache cache() {
            return new AggregateCache(1_000);
        }
    }

    record FallThrough(@TargetAggregateIdentifier String id) {}

    @Aggregate
    static class Trapdoor {

        @AggregateIdentifier
        String id = "";

        Trapdoor() {
            throw new IllegalStateException("trap");
        }

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        void handle(FallThrough c) {}
    }

    @AfterAll
    static void close() {
        LEDGER.close();
    }

    @Test
    void the_caller_learns_the_version_and_can_look_up_the_position() {
        long opened = send(new OpenDoor(id));
        long closed = send(new CloseDoor(id));

        assertThat(opened).isZero();
        assertThat(closed).isOne();
        var positions = LEDGER.get(Positions.class);
        assertThat(positions.positionOf(id.value(), closed).getAsLong())
                .isGreaterThan(positions.positionOf(id.value(), opened).getAsLong());
    }

    @Test
    void a_repeated_command_adds_nothing() {
        send(new OpenDoor(id));

        assertThat(send(new OpenDoor(id))).isZero();
    }

    @Test
    void a_refusal_reaches_the_caller_as_it_was_thrown() {
        assertThatThrownBy(() -> send(new CloseDoor(id)))
                .isExactlyInstanceOf(Rejected.class)
                .hasNoCause();
    }

    @Test
    void a_command_without_creation_policy_needs_its_aggregate() {
        assertThatThrownBy(() -> LEDGER.get(CommandGateway.class).sendAndWait(new PaintDoor(id)))
                .isExactlyInstanceOf(AggregateNotFoundException.class);
    }

    @Test
    void a_refusal_leaves_no_lock_behind() throws Exception {
        assertThatThrownBy(() -> send(new CloseDoor(id))).isInstanceOf(Rejected.class);

        assertThat(elsewhere(new OpenDoor(id)).get(2, TimeUnit.SECONDS)).isEqualTo(0L);
    }

    @Test
    void a_history_that_cannot_be_read_leaves_no_lock_behind() {
        storeUnreadableEvent();

        assertThatThrownBy(() -> send(new OpenDoor(id))).isInstanceOf(MessageHandlerInvocationException.class);
        assertThatThrownBy(() -> elsewhere(new OpenDoor(id)).get(2, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(MessageHandlerInvocationException.class);
    }

    /** Axon's doing, and why the constructor of an aggregate does nothing here. When this fails, Axon has mended it. */
    @Test
    void a_constructor_that_throws_would_leave_the_lock_held() {
        assertThatThrownBy(() -> LEDGER.get(CommandGateway.class).sendAndWait(new FallThrough("trap_1")))
                .hasStackTraceContaining("trap");

        assertThatThrownBy(() -> elsewhere(new FallThrough("trap_1")).get(1, TimeUnit.SECONDS))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void cause_and_actor_travel_from_command_to_event() {
        var command = new GenericCommandMessage<>(new OpenDoor(id), MetaData.from(Map.of("actor", "tok_1")));

        LEDGER.get(CommandGateway.class).sendAndWait(command);

        assertThat(LEDGER.get(EventStore.class).readEvents(id.value()).next().getMetaData())
                .containsEntry("actor", "tok_1")
                .containsEntry("causationId", command.getIdentifier())
                .containsEntry("correlationId", command.getIdentifier());
    }

    @Test
    void what_is_stored_names_no_class_and_keeps_microseconds() {
        send(new OpenDoor(id));

        var row = LEDGER.db()
                .sql("select payload_type, payload_revision, convert_from(payload, 'UTF8') as payload, recorded_at"
                        + " from event_store.event_log where aggregate_id = ?")
                .param(id.value())
                .query()
                .singleRow();

        assertThat(row)
                .containsEntry("payload_type", "door.opened")
                .containsEntry("payload_revision", "1")
                .containsEntry("payload", "{\"id\":\"%s\"}".formatted(id));
        assertThat(LEDGER.get(EventStore.class).readEvents(id.value()).next().getTimestamp())
                .isEqualTo(((Timestamp) row.get("recorded_at")).toInstant());
    }

    @Test
    void history_cannot_be_rewritten() {
        send(new OpenDoor(id));

        assertThatThrownBy(() ->
                        LEDGER.db().sql("delete from event_store.event_log").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void a_cached_aggregate_survives_garbage_collection() {
        send(new OpenDoor(id));

        System.gc();

        assertThat(LEDGER.get(Cache.class).containsKey(id.value())).isTrue();
    }

    private static long send(Object command) {
        return LEDGER.get(CommandGateway.class).<Long>sendAndWait(command);
    }

    private static CompletableFuture<Object> elsewhere(Object command) {
        var answer = new CompletableFuture<Object>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(LEDGER.get(CommandGateway.class).sendAndWait(command));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private void storeUnreadableEvent() {
        LEDGER.db().sql("""
                        with head as (update event_store.event_log_head set position = position + 1 returning position)
                        insert into event_store.event_log (position, event_id, aggregate_type, aggregate_id, sequence,
                            payload_type, payload_revision, payload, metadata, recorded_at)
                        select position, ?, 'Door', ?, 0, 'door.opened', '1', 'no json', '{}', now() from head
                        """).params(UUID.randomUUID().toString(), id.value()).update();
    }
}
