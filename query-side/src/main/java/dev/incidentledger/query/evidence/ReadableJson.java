package dev.incidentledger.query.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Stored JSON with line breaks for readers; nothing else of it is changed. */
public final class ReadableJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ReadableJson() {}

    /** What is no JSON, and so was never stored by us, is shown as it is. */
    public static String of(byte[] stored) {
        try {
            return MAPPER.writeValueAsString(MAPPER.readTree(stored));
        } catch (JacksonException notJson) {
            return new String(stored, UTF_8);
        }
    }
}
