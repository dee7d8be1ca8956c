package dev.incidentledger.events.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.incidentledger.events.EventName;
import dev.incidentledger.events.catalogue.ComponentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventSerializerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final SampleId ID = new SampleId("inc_1");

    private final EventSerializer serializer = new EventSerializer(EventCatalog.of(SampleEvent.class));

    record SampleId(@JsonValue String value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        SampleId {
            if (!value.startsWith("inc_")) {
                throw new IllegalArgumentException(value);
            }
        }
    }

    record Part(SampleId id, ComponentStatus level) {}

    sealed interface SampleEvent {

        @EventName("sample.opened")
        @Revision("2")
        record Opened(
                SampleId id,
                Instant at,
                List<Part> parts,
                @Nullable String scope) implements SampleEvent {}

        sealed interface Nested extends SampleEvent {

            @EventName("sample.closed")
            @Revision("1")
            record Closed(SampleId id, String audience) implements Nested {
                public Closed {
                    audience = audience == null ? "public" : audience;
                }
            }
        }
    }

    /** Revision 1 had one part and called it a component. */
    static class OpenedR1ToR2 extends PayloadUpcaster {
        OpenedR1ToR2() {
            super("sample.opened", 1, payload -> {
                payload.putArray("parts").add(payload.remove("component"));
                return payload;
            });
        }
    }

    @Test
    void the_stored_type_is_the_declared_name() {
        var stored = serializer.serialize(new SampleEvent.Nested.Closed(ID, "public"), byte[].class);

        assertThat(stored.getType().getName()).isEqualTo("sample.closed");
        assertThat(stored.getType().getRevision()).isEqualTo("1");
        assertThat(serializer.classForType(stored.getType())).isEqualTo(SampleEvent.Nested.Closed.class);
    }

    @Test
    void a_payload_is_plain_json_and_reads_back() {
        var event = new SampleEvent.Opened(ID, NOON, List.of(new Part(ID, ComponentStatus.UNDER_MAINTENANCE)), null);

        var stored = serializer.serialize(event, byte[].class);

        assertThat(new String(stored.getData(), UTF_8)).isEqualTo("""
                        {"id":"inc_1","at":"2026-03-01T12:00:00.123456Z",\
                        "parts":[{"id":"inc_1","level":"under_maintenance"}]}""");
        assertThat(read(stored)).isEqualTo(event);
    }

    @Test
    void a_field_of_a_later_revision_is_ignored_and_a_missing_one_defaulted() {
        assertThat(read("sample.closed", "7", """
                {"id":"inc_1","addedLater":{"x":1}}""")).isEqualTo(new SampleEvent.Nested.Closed(ID, "public"));
    }

    @Test
    void an_enum_ordinal_is_refused() {
        assertThatThrownBy(() -> read("sample.opened", "2", """
                {"id":"inc_1","at":"2026-03-01T12:00:00Z","parts":[{"id":"inc_1","level":0}]}""")).isInstanceOf(SerializationException.class);
    }

    @Test
    void an_unknown_name_is_reported_as_such() {
        assertThat(read("sample.invented", "1", "{}")).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void a_class_name_is_never_taken_for_an_event_name() {
        assertThat(read(SampleEvent.Opened.class.getName(), "2", "{}")).isInstanceOf(UnknownSerializedType.class);
        assertThat(read("java.lang.String", "2", "\"x\"")).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void an_undeclared_payload_is_not_written() {
        assertThatThrownBy(() -> serializer.serialize("anything", byte[].class))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void metadata_reads_back() {
        var metaData = MetaData.from(Map.of("actor", "tok_1", "channel", "api"));

        var stored = serializer.serialize(metaData, byte[].class);

        assertThat(read(stored)).isEqualTo(metaData);
    }

    @Test
    void an_old_revision_is_upcast_before_it_is_read() {
        var entry = new GenericDomainEventEntry<>(
                "Sample",
                "inc_1",
                0L,
                "e1",
                NOON.toString(),
                "sample.opened",
                "1",
                """
                {"id":"inc_1","at":"2026-03-01T12:00:00Z","component":{"id":"inc_2","level":"under_maintenance"}}""".getBytes(UTF_8),
                "{}".getBytes(UTF_8));

        var upcast = new EventUpcasterChain(new OpenedR1ToR2())
                .upcast(Stream.of(new InitialEventRepresentation(entry, serializer)))
                .findFirst()
                .orElseThrow();

        assertThat(upcast.getType().getRevision()).isEqualTo("2");
        assertThat(read(upcast.getData()))
                .isEqualTo(new SampleEvent.Opened(
                        ID,
                        Instant.parse("2026-03-01T12:00:00Z"),
                        List.of(new Part(new SampleId("inc_2"), ComponentStatus.UNDER_MAINTENANCE)),
                        null));
    }

    @Test
    void a_message_is_serialized_with_name_and_metadata() {
        var message =
                new GenericDomainEventMessage<>("Sample", "inc_1", 0, new SampleEvent.Nested.Closed(ID, "internal"));

        assertThat(message.serializePayload(serializer, byte[].class).getType().getName())
                .isEqualTo("sample.closed");
        assertThat(message.serializeMetaData(serializer, byte[].class).getData())
                .asString(UTF_8)
                .isEqualTo("{}");
    }

    private Object read(String name, String revision, String json) {
        return read(new SimpleSerializedObject<>(json.getBytes(UTF_8), byte[].class, name, revision));
    }

    private Object read(SerializedObject<?> stored) {
        return serializer.deserialize(stored);
    }

    @Test
    void the_catalog_walks_nested_hierarchies() {
        assertThat(EventCatalog.of(SampleEvent.class).byName())
                .containsOnly(
                        Map.entry("sample.opened", SampleEvent.Opened.class),
                        Map.entry("sample.closed", SampleEvent.Nested.Closed.class));
    }

    @Test
    void the_catalog_refuses_two_events_of_one_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventCatalog.of(SampleEvent.class, Twin.class))
                .withMessageContaining("both named sample.closed");
    }

    @Test
    void the_catalog_refuses_an_event_without_name_or_revision() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventCatalog.of(Nameless.class));
        assertThatIllegalArgumentException().isThrownBy(() -> EventCatalog.of(Unversioned.class));
        assertThatIllegalArgumentException().isThrownBy(() -> EventCatalog.of(Runnable.class));
    }

    sealed interface Twin {
        @EventName("sample.closed")
        @Revision("1")
        record Closed() implements Twin {}
    }

    sealed interface Nameless {
        @Revision("1")
        record Anonymous() implements Nameless {}
    }

    sealed interface Unversioned {
        @EventName("sample.unversioned")
        record Loose() implements Unversioned {}
    }
}
