package dev.incidentledger.http;

import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a time or date from a string of one form, and from nothing else. */
final class TextReader<T> extends StdDeserializer<T> {

    private final Function<String, @Nullable T> parse;

    TextReader(Class<T> type, Function<String, @Nullable T> parse) {
        super(type);
        this.parse = parse;
    }

    @Override
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
        var text = parser.getString();
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw context.weirdStringException(text, handledType(), "not a string");
        }
        try {
            return parse.apply(text);
        } catch (DateTimeException invalid) {
            throw context.weirdStringException(text, handledType(), "not of the form");
        }
    }
}
