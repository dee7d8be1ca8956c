package dev.incidentledger.query.publicapi;

import dev.incidentledger.query.platform.StatusPage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The page as v2 tells of it. */
record V2Page(String id, StatusPage page) {

    private static final String ID = V2Ids.derived("page");

    static V2Page of(StatusPage page) {
        return new V2Page(ID, page);
    }

    ObjectNode json(Instant updatedAt) {
        var zone = page.zone().normalized().equals(ZoneOffset.UTC)
                ? "Etc/UTC"
                : page.zone().getId();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", page.name())
                .put("url", page.url() == null ? null : page.url().toString())
                .put("time_zone", zone)
                .set("updated_at", time(updatedAt));
    }

    /** In the page's zone. */
    JsonNode time(Instant time) {
        return V2Time.of(time, page.zone().getRules().getOffset(time));
    }

    /** When the day begins there. */
    JsonNode midnight(LocalDate day) {
        return time(day.atStartOfDay(page.zone()).toInstant());
    }

    /** Null where the page has no address. */
    JsonNode linkTo(String incidentId) {
        return page.url() == null
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.stringNode(
                        page.url().toString().replaceAll("/$", "") + "/incidents/" + incidentId);
    }
}
