package dev.incidentledger.eventstore.postgres;

import static dev.incidentledger.eventstore.postgres.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever comes to an event that no upcaster can read is told; whoever is past it reads on. */
@Timeout(20)
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnreadableEventTest {

    private final TestLog log = TestLog.fresh(builder -> builder.upcasterChain(new FailingAt("unreadable")));
    private final PostgresEventStore store = PostgresEventStore.over(log.engine(), log.database());

    private record FailingAt(String aggregateId) implements EventUpcaster {

        @Override
        public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
            return events.peek(event -> {
                if (event.getAggregateIdentifier().equals(Optional.of(aggregateId))) {
                    throw new IllegalStateException("upcaster failed, as told");
                }
            });
        }
    }

    @AfterEach
    void close() {
        store.close();
        log.close();
    }

    @Test
    void a_reader_is_told_and_those_past_it_read_on() throws InterruptedException {
        var before = store.openStream(null);
        log.append(event("unreadable", 0));

        await().untilAsserted(() -> assertThatThrownBy(() -> before.hasNextAvailable(1, TimeUnit.SECONDS))
                .hasMessage("upcaster failed, as told"));

        var past = store.openStream(new GlobalSequenceTrackingToken(1));
        log.append(event("readable", 0));
        assertThat(past.hasNextAvailable((int) Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS))
                .isTrue();
        assertThat(past.nextAvailable().trackingToken().position()).hasValue(2);
    }
}
