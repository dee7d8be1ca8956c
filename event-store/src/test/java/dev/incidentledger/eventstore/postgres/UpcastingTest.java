package dev.incidentledger.eventstore.postgres;

import static dev.incidentledger.eventstore.postgres.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Events of the past reach everybody in their present form, whichever way they are read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UpcastingTest {

    private final TestLog log = TestLog.fresh();

    record Before(String name) {}

    record Now(String name) {}

    record Forgotten(String name) {}

    private static final class BeforeToNow extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().getName().equals(Before.class.getName());
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(
                    new SimpleSerializedType(Now.class.getName(), null), JsonNode.class, payload -> payload);
        }
    }

    private static final class WithoutForgotten implements EventUpcaster {

        @Override
        public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
            return events.filter(event -> !event.getType().getName().equals(Forgotten.class.getName()));
        }
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void an_event_renamed_since_has_its_new_name_however_it_is_read() throws InterruptedException {
        log.append(thing(0, new Before("old")), thing(1, new Now("new")));

        try (var upcasting = log.another(builder -> builder.upcasterChain(new BeforeToNow()));
                var store = PostgresEventStore.over(upcasting.engine(), upcasting.database());
                var stream = store.openStream(null)) {
            assertThat(upcasting.engine().readEvents("a").asStream().<Object>map(EventMessage::getPayload))
                    .containsExactly(new Now("old"), new Now("new"));
            assertThat(upcasting.engine().readEvents(null, false).<Object>map(EventMessage::getPayload))
                    .containsExactly(new Now("old"), new Now("new"));
            assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Now("old"));
        }
    }

    @Test
    void a_stream_gets_past_a_stretch_of_which_nothing_is_left() throws InterruptedException {
        log.append(event("before", 0));
        log.engine().appendEvents(forgotten(2_500));
        log.append(event("after", 0));

        try (var upcasting = log.another(builder -> builder.upcasterChain(new WithoutForgotten()));
                var store = PostgresEventStore.over(upcasting.engine(), upcasting.database());
                var stream = store.openStream(null)) {
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(1);
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(2_502);

            log.append(thing(2_500, new Forgotten("later")));
            log.append(event("after", 1));
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(2_504);

            assertThat(upcasting.engine().readEvents("a").asStream()).isEmpty();
        }
    }

    private static ArrayList<EventMessage<?>> forgotten(int count) {
        var events = new ArrayList<EventMessage<?>>();
        IntStream.range(0, count).forEach(i -> events.add(thing(i, new Forgotten("forgotten"))));
        return events;
    }

    private static EventMessage<?> thing(long sequence, Object payload) {
        return new GenericDomainEventMessage<>("Thing", "a", sequence, payload);
    }
}
