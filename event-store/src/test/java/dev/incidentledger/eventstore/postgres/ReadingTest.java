package dev.incidentledger.eventstore.postgres;

import static dev.incidentledger.eventstore.postgres.TestLog.event;
import static dev.incidentledger.eventstore.postgres.TestLog.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingTest {

    private static final int MANY = 250; // more than two of the chunks that Axon reads
    private static final TestLog LOG = TestLog.fresh();

    private final PostgresEventStorageEngine engine = LOG.engine();

    @BeforeAll
    static void fill() {
        LOG.append(event("before", 0));
        LOG.engine().appendEvents(events("a", MANY));
        LOG.append(event("after", 0));
    }

    @AfterAll
    static void close() {
        LOG.close();
    }

    @Test
    void an_aggregate_is_read_whole_and_alone_across_chunks() {
        assertThat(engine.readEvents("a").asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactlyElementsOf(LongStream.range(0, MANY).boxed().toList());
        assertThat(engine.readEvents("a").asStream().map(DomainEventMessage::getAggregateIdentifier))
                .containsOnly("a");
    }

    @Test
    void an_aggregate_is_read_from_the_sequence_asked_for() {
        assertThat(engine.readEvents("a", MANY - 2).asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(MANY - 2L, MANY - 1L);
        assertThat(engine.readEvents("a", MANY).asStream()).isEmpty();
    }

    @Test
    void the_log_is_read_from_behind_a_token() {
        assertThat(engine.readEvents(new GlobalSequenceTrackingToken(MANY), false)
                        .map(event -> event.trackingToken().position().orElseThrow()))
                .containsExactly(MANY + 1L, MANY + 2L);
        assertThat(engine.readEvents(null, false)).hasSize(MANY + 2);
        assertThat(engine.readEvents(engine.createHeadToken(), false)).isEmpty();
    }

    @Test
    void a_wrapped_token_is_its_lower_bound_and_a_token_of_another_store_is_refused() {
        var replay = ReplayToken.createReplayToken(
                new GlobalSequenceTrackingToken(MANY), new GlobalSequenceTrackingToken(3));

        assertThat(PostgresEventStorageEngine.positionOf(replay)).isEqualTo(3);
        assertThatThrownBy(() -> PostgresEventStorageEngine.positionOf(GapAwareTrackingToken.newInstance(1, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Not a token of this store");
    }

    @Test
    void the_last_sequence_is_that_of_the_last_event_or_nothing() {
        assertThat(engine.lastSequenceNumberFor("a")).contains(MANY - 1L);
        assertThat(engine.lastSequenceNumberFor("nobody")).isEmpty();
    }

    @Test
    void a_position_is_told_for_events_that_another_process_has_appended() {
        try (var other = LOG.another()) {
            assertThat(other.engine().positionOf("a", 0)).hasValue(2);
            assertThat(other.engine().positionOf("a", MANY)).isEmpty();
        }
    }
}
