package dev.incidentledger.http;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a time that is only a hint: whatever is no time from 1970 to 2199 counts as absent. */
final class HintedTime extends StdDeserializer<Instant> {

    HintedTime() {
        super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return null;
        }
        try {
            return RequestTimes.parse(parser.getString());
        } catch (DateTimeException _) {
            return null;
        }
    }
}
