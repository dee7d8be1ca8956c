package dev.incidentledger.query.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.events.store.PayloadUpcaster;
import dev.incidentledger.eventstore.postgres.LoggedEvent;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UpcastingTest {

    private final Upcasting upcasting = upcasting(new Scored());

    @Test
    void shows_what_an_old_event_is_read_as_today() {
        var upcast = Objects.requireNonNull(upcasting.of(event("sample.scored", "1", "{ \"points\" : 7 }")));

        assertThat(upcast.name()).isEqualTo("sample.scored");
        assertThat(upcast.revision()).isEqualTo("2");
        assertThat(upcast.payload().text()).isEqualTo("{\"points\":7,\"of\":10}");
    }

    @Test
    void shows_nothing_for_an_event_that_is_read_as_it_was_stored() {
        assertThat(upcasting.of(event("sample.scored", "2", "{}"))).isNull();
        assertThat(upcasting.of(event("sample.other", "1", "{}"))).isNull();
    }

    private static Upcasting upcasting(EventUpcaster upcaster) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("upcaster", upcaster);
        return new Upcasting(beans.getBeanProvider(EventUpcaster.class), new EventSerializer(LedgerEvents.CATALOG));
    }

    private static LoggedEvent event(String name, String revision, String payload) {
        return new LoggedEvent(
                1,
                "e1",
                "Sample",
                "s1",
                0,
                name,
                revision,
                payload.getBytes(UTF_8),
                "{}".getBytes(UTF_8),
                null,
                Instant.EPOCH);
    }

    private static final class Scored extends PayloadUpcaster {

        Scored() {
            super("sample.scored", 1, payload -> payload.put("of", 10));
        }
    }
}
