package dev.incidentledger.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Tells a field that was sent as null from one that was not sent. */
final class SentReader extends ValueDeserializer<Sent<?>> {

    private final @Nullable JavaType content;

    SentReader() {
        this(null);
    }

    private SentReader(@Nullable JavaType content) {
        this.content = content;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return new SentReader(property.getType().containedType(0));
    }

    @Override
    public Sent<?> deserialize(JsonParser parser, DeserializationContext context) {
        return new Sent<>(context.readValue(parser, content));
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return new Sent<>(null);
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}
