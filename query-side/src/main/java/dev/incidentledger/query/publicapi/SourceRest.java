package dev.incidentledger.query.publicapi;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a source said beyond what our model holds, as the importer kept it.
 *
 * @param offset in which the source told its times; empty when there is no source
 * @param fields by the source's own names; those that the model holds as well contradict it
 */
record SourceRest(Optional<ZoneOffset> offset, ObjectNode fields) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final SourceRest NONE = new SourceRest(Optional.empty(), JSON.createObjectNode());

    /** Nothing when the event was not imported. */
    static SourceRest in(Map<String, ?> metadata, String key) {
        return metadata.get(key) instanceof String text ? read(text) : NONE;
    }

    /** Nothing when there is no text. */
    static SourceRest ofNullable(@Nullable String text) {
        return text == null ? NONE : read(text);
    }

    private static SourceRest read(String text) {
        return JSON.readTree(text) instanceof ObjectNode rest
                ? new SourceRest(
                        Optional.of(ZoneOffset.of(rest.path("offset").asString("Z"))),
                        rest.path("fields") instanceof ObjectNode fields ? fields : JSON.createObjectNode())
                : NONE;
    }

    static SourceRest none() {
        return NONE;
    }

    boolean isImported() {
        return offset.isPresent();
    }

    /** What the source said there, else what is given. */
    JsonNode or(String name, JsonNode otherwise) {
        var said = fields.get(name);
        return said == null ? otherwise : said;
    }
}
