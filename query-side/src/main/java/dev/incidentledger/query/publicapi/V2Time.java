package dev.incidentledger.query.publicapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Times as v2 writes them: milliseconds, and Z or a numeric offset. */
final class V2Time {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    private V2Time() {}

    static JsonNode of(Instant time, ZoneOffset offset) {
        return JsonNodeFactory.instance.stringNode(FORMAT.format(time.atOffset(offset)));
    }

    /** In any notation; empty for what tells no time. */
    static Optional<Instant> read(JsonNode told) {
        try {
            return Optional.of(OffsetDateTime.parse(told.asString("")).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
