package dev.incidentledger.command.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as a source wrote it: numbers keep all their digits, members their order. */
final class SourceJson {

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(1_000)
                            .maxNameLength(10_000)
                            .maxStringLength(8 << 20)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private SourceJson() {}

    /** Of the value as canonical JSON: the same however it is spaced and in whichever order its members stand. */
    static String sha256(JsonNode value) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(sorted(value).toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static JsonNode sorted(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                var copy = MAPPER.createObjectNode();
                object.propertyNames().stream().sorted().forEach(name -> copy.set(name, sorted(object.path(name))));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = MAPPER.createArrayNode();
                array.forEach(element -> copy.add(sorted(element)));
                yield copy;
            }
            default -> value;
        };
    }
}
