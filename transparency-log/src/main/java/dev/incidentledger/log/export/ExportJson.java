package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads and writes the lines of an export; reads nothing that it would not have written. */
final class ExportJson {

    /**
     * Of bytes in a line: an event has at most 4 MiB, {@link StoredBytes} write each as two at most, and there is little
     * more. It can be checked with a heap of 256 MB.
     */
    static final int LONGEST_LINE = 9 << 20;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(5)
                            .maxStringLength(LONGEST_LINE)
                            .build())
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withCoercionConfig(
                    LogicalType.Textual,
                    coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Integer,
                    coercion -> coercion.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.String, CoercionAction.Fail))
            .build();

    private ExportJson() {}

    /**
     * Takes a line only as it would be written: there is one way to say a thing, and no room for another.
     *
     * @throws IllegalArgumentException for any other
     */
    static <T> T read(String line, Class<T> type) {
        try {
            var read = MAPPER.readValue(line, type);
            if (read == null || !new String(MAPPER.writeValueAsBytes(read), UTF_8).equals(line)) {
                throw new IllegalArgumentException("it is written otherwise than exports are");
            }
            return read;
        } catch (JacksonException malformed) {
            if (malformed.getCause() instanceof IllegalArgumentException otherwise) {
                throw otherwise;
            }
            throw new IllegalArgumentException("it is no JSON that exports hold", malformed);
        }
    }
}
