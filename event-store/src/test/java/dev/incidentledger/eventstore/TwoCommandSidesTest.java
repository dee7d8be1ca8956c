package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.Sample.CloseDoor;
import dev.incidentledger.eventstore.Sample.Door;
import dev.incidentledger.eventstore.Sample.DoorCommand;
import dev.incidentledger.eventstore.Sample.DoorId;
import dev.incidentledger.eventstore.Sample.OpenDoor;
import dev.incidentledger.eventstore.Sample.Rejected;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

/** Each keeps aggregates in its memory, and the other changes them behind its back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoCommandSidesTest {

    private static final String DATABASE = TestLedger.freshDatabase();
    private static final TestLedger A = TestLedger.startOn(DATABASE, Door.class, Caching.class);
    private static final TestLedger B = TestLedger.startOn(DATABASE, Door.class, Caching.class);

    private final DoorId id = new DoorId("door_" + UUID.randomUUID());

    static class Caching {
        @Bean
        Cache cache() {
            return new AggregateCache(1_000);
        }
    }

    @AfterAll
    static void close() {
        A.close();
        B.close();
    }

    @Test
    void what_was_wrong_on_the_old_state_and_is_right_now_succeeds() {
        send(B, new OpenDoor(id));
        send(B, new CloseDoor(id));
        send(A, new OpenDoor(id));

        assertThat(send(B, new CloseDoor(id))).isEqualTo(3);
    }

    @Test
    void what_changed_nothing_on_the_old_state_and_does_now_is_recorded() {
        send(B, new OpenDoor(id));
        send(A, new CloseDoor(id));

        assertThat(send(B, new OpenDoor(id))).isEqualTo(2);
        assertThat(recorded()).isEqualTo(3);
    }

    @Test
    void what_was_right_on_the_old_state_and_still_is_succeeds() {
        send(B, new OpenDoor(id));
        send(B, new CloseDoor(id));
        send(A, new OpenDoor(id));
        send(A, new CloseDoor(id));

        assertThat(send(B, new OpenDoor(id))).isEqualTo(4);
    }

    @Test
    void what_was_right_on_the_old_state_and_is_wrong_now_is_refused() {
        send(B, new OpenDoor(id));
        send(A, new CloseDoor(id));

        assertThatThrownBy(() -> send(B, new CloseDoor(id)))
                .isExactlyInstanceOf(Rejected.class)
                .hasNoCause();
        assertThat(recorded()).isEqualTo(2);
    }

    @Test
    void what_is_wrong_on_the_present_state_is_refused_as_ever() {
        send(B, new OpenDoor(id));
        send(B, new CloseDoor(id));

        assertThatThrownBy(() -> send(B, new CloseDoor(id)))
                .isExactlyInstanceOf(Rejected.class)
                .hasNoCause();
    }

    @Test
    void what_both_begin_at_the_same_moment_is_begun_once_and_neither_is_told_of_the_race() throws SQLException {
        CompletableFuture<Long> here;
        CompletableFuture<Long> there;
        try (var head = TestServer.connectionsTo(DATABASE).getConnection()) {
            head.setAutoCommit(false);
            head.createStatement().execute("select from event_store.event_log_head for update");
            here = CompletableFuture.supplyAsync(() -> send(A, new OpenDoor(id)));
            there = CompletableFuture.supplyAsync(() -> send(B, new OpenDoor(id)));
            await().until(() -> waitingForTheHead() == 2);
        }

        assertThat(here.join()).isZero();
        assertThat(there.join()).isZero();
        assertThat(recorded()).isOne();
    }

    private static long send(TestLedger ledger, DoorCommand command) {
        return ledger.get(CommandGateway.class).<Long>sendAndWait(command);
    }

    private long recorded() {
        return A.db().sql("select count(*) from event_store.event_log where aggregate_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    private static int waitingForTheHead() {
        return A.db().sql("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }
}
