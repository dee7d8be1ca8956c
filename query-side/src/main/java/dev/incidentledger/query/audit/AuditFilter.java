package dev.incidentledger.query.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.eventstore.postgres.LoggedEvent;
import dev.incidentledger.query.platform.Paging;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which events are asked for; null where it does not matter.
 *
 * @param actor id of the token that sent the command
 * @param name as stored
 * @param component id of a component that the event names
 */
record AuditFilter(
        @Nullable String actor,
        @Nullable String name,
        @Nullable String component) {

    boolean takes(LoggedEvent event) {
        return (name == null || name.equals(event.payloadType()))
                && (component == null || namesComponent(event, component))
                && (actor == null || actor.equals(actorOf(event)));
    }

    Map<String, String> criteria() {
        var criteria = new HashMap<String, String>();
        Paging.add(criteria, "actor", actor);
        Paging.add(criteria, "name", name);
        Paging.add(criteria, "component", component);
        return criteria;
    }

    /** Ids are letters, digits and underscores: they stand in JSON as they are. */
    private static boolean namesComponent(LoggedEvent event, String component) {
        return new String(event.payload(), UTF_8).contains("\"" + component + "\"");
    }

    private static @Nullable String actorOf(LoggedEvent event) {
        try {
            return JsonMapper.shared()
                    .readTree(event.metadata())
                    .path(MetadataKey.ACTOR)
                    .asStringOpt()
                    .orElse(null);
        } catch (JacksonException notJson) {
            return null;
        }
    }
}
