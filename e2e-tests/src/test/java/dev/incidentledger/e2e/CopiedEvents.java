package dev.incidentledger.e2e;

import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Api.Answer;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log where it is a copy: whoever recorded an event is not told its position, which is there a moment later. */
final class CopiedEvents {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private CopiedEvents() {}

    /** Told by the answer to a command, or found once it is copied. */
    static long positionOf(Answer recorded, JdbcClient db) {
        return recorded.json().path("position").isNull()
                ? await().pollDelay(Duration.ZERO)
                        .pollInterval(BETWEEN_LOOKS)
                        .until(() -> found(recorded, db), Optional::isPresent)
                        .orElseThrow()
                : recorded.position();
    }

    private static Optional<Long> found(Answer recorded, JdbcClient db) {
        return db.sql("select position from event_store.event_log where aggregate_id = ? and sequence = ?")
                .params(
                        aggregateOf(recorded.id()),
                        recorded.json().path("version").asLong())
                .query(Long.class)
                .optional();
    }

    private static String aggregateOf(String id) {
        return id.startsWith(ComponentId.PREFIX) || id.startsWith(GroupId.PREFIX) ? CatalogueEvent.CATALOGUE_ID : id;
    }
}
