package dev.incidentledger.eventstore.postgres;

import static dev.incidentledger.eventstore.postgres.TestLog.event;
import static dev.incidentledger.eventstore.postgres.TestLog.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AppendingTest {

    private final TestLog log = TestLog.fresh();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void positions_count_from_one_without_a_hole_in_the_order_of_appending() {
        log.append(event("a", 0));
        assertThatThrownBy(() -> log.append(event("a", 0))).isInstanceOf(AggregateStreamCreationException.class);
        log.append(event("a", 1), event("b", 0), event("a", 2));
        log.append(event("c", 0));

        assertThat(log.rows()).extracting(LoggedEvent::position).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(log.rows()).extracting(LoggedEvent::aggregateId).containsExactly("a", "a", "b", "a", "c");
        assertThat(log.engine().positionOf("a", 2)).hasValue(4);
    }

    @Test
    void all_events_of_an_append_are_recorded_or_none() {
        log.append(event("a", 0));

        assertThatThrownBy(() -> log.append(event("b", 0), event("c", 0), event("a", 0), event("d", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);

        assertThat(log.rows()).extracting(LoggedEvent::aggregateId).containsExactly("a");
    }

    @Test
    void an_append_of_nothing_is_nothing() {
        log.engine().appendEvents(List.of());

        assertThat(log.count()).isZero();
    }

    @Test
    void an_event_is_recorded_at_the_time_of_the_database_whatever_the_appender_believes() {
        var told = Instant.parse("2007-12-03T10:15:30Z");
        var before = databaseTime();
        log.append(new GenericDomainEventMessage<>(
                "Thing",
                "a",
                0,
                "payload",
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                told));

        assertThat(log.engine().readEvents("a").next().getTimestamp()).isBetween(before, databaseTime());
    }

    @Test
    void recorded_times_never_decrease_even_when_the_clock_of_the_database_was_set_back() {
        var ahead = databaseTime().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);
        log.append(event("a", 0));
        log.db()
                .sql("update event_store.event_log_head set recorded_at = ?::timestamptz")
                .param(ahead.toString())
                .update();

        log.append(event("a", 1));
        log.append(event("a", 2));

        assertThat(log.rows()).extracting(LoggedEvent::recordedAt).isSorted().endsWith(ahead, ahead);
    }

    @Test
    void an_event_of_a_megabyte_is_recorded() {
        var payload = "x".repeat(1 << 20);

        log.append(event("a", 0, payload));

        assertThat(log.engine().readEvents("a").next().getPayload()).isEqualTo(payload);
    }

    @Test
    void an_event_of_eight_megabytes_is_refused_and_the_next_one_is_not() {
        assertThatThrownBy(() -> log.append(event("b", 0), event("a", 0, "x".repeat(8 << 20))))
                .isInstanceOf(EventTooLargeException.class)
                .hasMessageContaining("the limit is 4,194,304");
        log.append(event("a", 0));

        assertThat(log.rows()).extracting(LoggedEvent::position).containsExactly(1L);
    }

    @Test
    void what_the_database_refuses_is_refused_with_its_reason() {
        assertThatThrownBy(() -> log.append(event("a\0", 0)))
                .isExactlyInstanceOf(EventStoreException.class)
                .hasStackTraceContaining("invalid byte sequence");
        log.append(event("a", 0));

        assertThat(log.rows()).extracting(LoggedEvent::position).containsExactly(1L);
    }

    @Test
    void an_append_of_more_events_than_a_group_takes_is_recorded_by_itself() {
        int many = AppendLimits.DEFAULT.groupEvents() * 2 + 1;

        log.engine().appendEvents(events("a", many));

        assertThat(log.rows())
                .extracting(LoggedEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, many).boxed().toList());
        assertThat(log.commits()).isOne();
    }

    @Test
    void nothing_is_taken_after_closing() {
        log.engine().close();

        assertThatThrownBy(() -> log.append(event("a", 0))).isInstanceOf(EventStoreUnavailableException.class);
    }

    private Instant databaseTime() {
        return log.db()
                .sql("select clock_timestamp()")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
