package dev.incidentledger.eventstore.postgres;

import static dev.incidentledger.eventstore.postgres.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The scenarios in which Axon's own engine skips events for ever: {@link StockEngineLosesEvents} shows it. */
@Timeout(30)
@DisplayNameGeneration(ReplaceUnderscores.class)
class NothingIsLostTest {

    private final TestLog log = TestLog.fresh();
    private final PostgresEventStore store = PostgresEventStore.over(log.engine(), log.database());
    private final BlockingStream<TrackedEventMessage<?>> reader = store.openStream(null);

    @AfterEach
    void close() {
        store.close();
        log.close();
    }

    /** Writer A is late; writer B, whose clock is 90 seconds behind, would overtake it. */
    @Test
    void a_writer_whose_clock_is_behind_does_not_hide_the_one_before() throws SQLException, InterruptedException {
        log.append(event("before", 0));
        assertThat(delivered(1)).containsExactly("1 before");

        try (var writerA = appendWithoutCommit(event("a", 0))) {
            var writerB = Thread.ofVirtual()
                    .start(() -> log.append(toldAt(Instant.now().minusSeconds(90))));
            log.awaitAppendersAtTheHead(1);
            assertThat(reader.peek()).isEmpty();
            writerA.commit();
            writerB.join();
        }

        assertThat(delivered(2)).containsExactly("2 a", "3 b");
        assertThat(reader.peek()).isEmpty();
        assertThat(log.rows()).extracting(LoggedEvent::recordedAt).isSorted();
    }

    @Test
    void a_writer_that_gives_up_leaves_no_hole() throws SQLException, InterruptedException {
        try (var writerA = appendWithoutCommit(event("a", 0))) {
            writerA.rollback();
        }
        log.append(event("b", 0));

        assertThat(delivered(1)).containsExactly("1 b");
    }

    @Test
    void those_who_waited_for_a_head_held_long_are_all_delivered_once_and_in_order()
            throws SQLException, InterruptedException {
        var writers = new ArrayList<Thread>();
        try (var other = log.another();
                var _ = log.holdHead()) {
            for (var writer : List.of(log, other)) {
                IntStream.range(0, 50)
                        .mapToObj(i -> event(writer + " " + i, 0))
                        .forEach(event -> writers.add(Thread.ofVirtual().start(() -> writer.append(event))));
            }
            log.awaitAppendersAtTheHead(2);
            assertThat(reader.peek()).isEmpty();
        }

        assertThat(positions(100))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 100).boxed().toList());
        for (var writer : writers) {
            writer.join();
        }
        assertThat(reader.peek()).isEmpty();
    }

    @Test
    void a_transaction_that_stays_open_elsewhere_delays_nobody() throws SQLException, InterruptedException {
        try (var open = log.database().getConnection()) {
            open.setAutoCommit(false);
            open.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            open.createStatement().execute("select pg_current_xact_id(), count(*) from event_store.event_log");

            for (int i = 0; i < 10; i++) {
                log.append(event("a", i));
                assertThat(positions(1)).containsExactly(i + 1L);
            }
        }
        assertThat(reader.peek()).isEmpty();
    }

    /** As another process would, between its statement and its commit. */
    private Connection appendWithoutCommit(DomainEventMessage<?> event) throws SQLException {
        var connection = log.database().getConnection();
        connection.setAutoCommit(false);
        AppendStatement.execute(connection, List.of(NewEvent.of(event, TestLog.JSON, null)));
        return connection;
    }

    private static DomainEventMessage<?> toldAt(Instant time) {
        return new GenericDomainEventMessage<>(
                "Thing",
                "b",
                0,
                "payload",
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                time);
    }

    private List<String> delivered(int count) throws InterruptedException {
        var events = new ArrayList<String>();
        while (events.size() < count) {
            var event = reader.nextAvailable();
            events.add(event.trackingToken().position().orElseThrow() + " "
                    + ((DomainEventMessage<?>) event).getAggregateIdentifier());
        }
        return events;
    }

    private List<Long> positions(int count) throws InterruptedException {
        return delivered(count).stream()
                .map(event -> Long.valueOf(event.substring(0, event.indexOf(' '))))
                .toList();
    }
}
