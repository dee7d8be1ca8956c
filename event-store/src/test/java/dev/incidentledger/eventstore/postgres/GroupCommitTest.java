package dev.incidentledger.eventstore.postgres;

import static dev.incidentledger.eventstore.postgres.TestLog.event;
import static dev.incidentledger.eventstore.postgres.TestLog.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever waits while the lane is busy goes in one transaction, and none pays for another. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GroupCommitTest {

    @Test
    void sixty_four_who_wait_cost_one_commit_and_one_round_trip() throws SQLException {
        var roundTrips = new AtomicInteger();
        try (var log = TestLog.fresh();
                var counted =
                        log.another(builder -> builder.database(CountingDatabase.over(log.database(), roundTrips)));
                var callers = Callers.behindABusyLaneOf(counted)) {
            int before = roundTrips.get();
            for (int i = 0; i < 64; i++) {
                callers.queue(event("thing " + i, 0));
            }

            assertThat(callers.failures()).isEmpty();
            assertThat(log.count()).isEqualTo(65);
            assertThat(log.commits()).isEqualTo(2); // of the one that kept the lane busy, and of all others
            assertThat(roundTrips.get() - before).isOne();
        }
    }

    @Test
    void a_lane_with_nothing_to_do_leaves_the_database_alone() {
        var roundTrips = new AtomicInteger();
        try (var log = TestLog.fresh();
                var counted =
                        log.another(builder -> builder.database(CountingDatabase.over(log.database(), roundTrips)))) {
            counted.append(event("a", 0));

            await().during(Duration.ofMillis(500)).until(() -> roundTrips.get() == 1);
        }
    }

    @Test
    void events_of_a_group_stand_in_the_order_in_which_they_came() throws SQLException {
        try (var log = TestLog.fresh();
                var callers = Callers.behindABusyLaneOf(log)) {
            callers.queue(event("a", 0), event("a", 1));
            callers.queue(event("b", 0));
            callers.queue(event("c", 0), event("a", 2));

            assertThat(callers.failures()).isEmpty();
            assertThat(log.rows())
                    .extracting(LoggedEvent::aggregateId)
                    .containsExactly("keeps the lane busy", "a", "a", "b", "c", "a");
            assertThat(log.commits()).isEqualTo(2);
        }
    }

    @Test
    void a_loser_in_a_group_harms_nobody_else() throws SQLException {
        try (var log = TestLog.fresh()) {
            log.append(event("a", 0));
            try (var callers = Callers.behindABusyLaneOf(log)) {
                callers.queue(event("b", 0));
                callers.queue(event("a", 0));
                callers.queue(event("c", 0));

                assertThat(callers.outcomes())
                        .satisfiesExactly(
                                b -> assertThat(b).isNull(),
                                a -> assertThat(a).isInstanceOf(AggregateStreamCreationException.class),
                                c -> assertThat(c).isNull());
            }
            assertThat(log.rows())
                    .extracting(LoggedEvent::aggregateId)
                    .containsExactly("a", "keeps the lane busy", "b", "c");
            assertThat(log.commits()).isEqualTo(3);
        }
    }

    @Test
    void contenders_that_wait_together_are_settled_in_their_order() throws SQLException {
        try (var log = TestLog.fresh();
                var callers = Callers.behindABusyLaneOf(log)) {
            callers.queue(event("a", 0));
            callers.queue(event("a", 0));
            callers.queue(event("b", 0));

            assertThat(callers.outcomes())
                    .satisfiesExactly(
                            first -> assertThat(first).isNull(),
                            second -> assertThat(second).isInstanceOf(AggregateStreamCreationException.class),
                            b -> assertThat(b).isNull());
        }
    }

    @Test
    void data_that_the_database_refuses_fails_alone() throws SQLException {
        try (var log = TestLog.fresh();
                var callers = Callers.behindABusyLaneOf(log)) {
            callers.queue(event("a", 0));
            callers.queue(event("refused \0", 0));
            callers.queue(event("b", 0));

            assertThat(callers.outcomes())
                    .satisfiesExactly(
                            a -> assertThat(a).isNull(),
                            refused -> assertThat(refused).isExactlyInstanceOf(EventStoreException.class),
                            b -> assertThat(b).isNull());
            assertThat(log.rows())
                    .extracting(LoggedEvent::aggregateId)
                    .containsExactly("keeps the lane busy", "a", "b");
        }
    }

    @Test
    void more_events_than_a_group_takes_go_in_several() throws SQLException {
        var limits = new AppendLimits(1_000, 10, 1_000_000, 100, Duration.ofSeconds(5));
        try (var log = TestLog.fresh(builder -> builder.limits(limits));
                var callers = Callers.behindABusyLaneOf(log)) {
            for (int i = 0; i < 25; i++) {
                callers.queue(event("thing " + i, 0));
            }

            assertThat(callers.failures()).isEmpty();
            assertThat(log.count()).isEqualTo(26);
            assertThat(log.commits()).isEqualTo(1 + 3);
        }
    }

    @Test
    void more_bytes_than_a_group_takes_go_in_several() throws SQLException {
        var limits = new AppendLimits(1_000, 1_000, 2_000, 100, Duration.ofSeconds(5));
        try (var log = TestLog.fresh(builder -> builder.limits(limits));
                var callers = Callers.behindABusyLaneOf(log)) {
            for (int i = 0; i < 4; i++) {
                callers.queue(event("thing " + i, 0, "x".repeat(900)));
            }

            assertThat(callers.failures()).isEmpty();
            assertThat(log.commits()).isEqualTo(1 + 2);
        }
    }

    @Test
    void an_append_larger_than_a_group_is_not_split() throws SQLException {
        var limits = new AppendLimits(1_000, 10, 1_000, 100, Duration.ofSeconds(5));
        try (var log = TestLog.fresh(builder -> builder.limits(limits));
                var callers = Callers.behindABusyLaneOf(log)) {
            callers.queue(events("large", 30).toArray(EventMessage<?>[]::new));
            callers.queue(event("small", 0));

            assertThat(callers.failures()).isEmpty();
            assertThat(log.commits()).isEqualTo(1 + 2);
        }
    }

    @Test
    void whoever_finds_no_room_to_wait_is_refused_at_once() throws SQLException {
        var limits = new AppendLimits(1_000, 10, 1_000_000, 3, Duration.ofSeconds(5));
        try (var log = TestLog.fresh(builder -> builder.limits(limits));
                var callers = Callers.behindABusyLaneOf(log)) {
            for (int i = 0; i < 5; i++) {
                callers.queue(event("thing " + i, 0));
            }

            assertThat(callers.outcomes()).hasSize(5).satisfies(outcomes -> {
                assertThat(outcomes.subList(0, 3)).containsOnlyNulls();
                assertThat(outcomes.subList(3, 5)).hasOnlyElementsOfType(EventStoreUnavailableException.class);
            });
            assertThat(log.count()).isEqualTo(4);
        }
    }

    @Test
    void whoever_has_waited_too_long_for_its_turn_is_refused_and_not_recorded_later() throws SQLException {
        try (var log = TestLog.fresh(builder -> builder.patience(Duration.ofMillis(200)))) {
            try (var callers = Callers.behindABusyLaneOf(log)) {
                callers.queue(event("a", 0));
                assertThat(callers.firstAnswer()).isInstanceOf(EventStoreUnavailableException.class);
            }
            log.append(event("b", 0));

            assertThat(log.rows())
                    .extracting(LoggedEvent::aggregateId)
                    .doesNotContain("a")
                    .contains("b");
        }
    }
}
