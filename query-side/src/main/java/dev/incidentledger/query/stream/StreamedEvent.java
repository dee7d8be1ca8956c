package dev.incidentledger.query.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event of the log as operators are told it.
 *
 * @param name under which it is stored, for ever; likewise {@code revision}
 * @param version among the events of its aggregate, from 0
 * @param actor the id of the token that acted, or {@code system}; null where it is not known
 * @param payload as it is stored, but for what nobody may see
 */
record StreamedEvent(
        long position,
        String name,
        @Nullable String revision,
        String aggregateId,
        long version,
        Instant recordedAt,
        @Nullable String actor,
        JsonNode payload) {}
