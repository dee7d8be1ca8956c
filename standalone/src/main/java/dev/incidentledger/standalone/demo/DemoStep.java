package dev.incidentledger.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of {@code demo/history.jsonl}.
 *
 * @param request method and path
 * @param ifMatch what a step says that edits something published; null for the others
 * @param as under which name later steps find the id that this one is answered; with {@code .update} behind it, the
 *     update's id. Null when no later step needs it
 */
record DemoStep(
        String request, @Nullable String ifMatch, @Nullable String as, JsonNode body) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(?:now-(P[^}]+)|([^}]+))}}");

    String method() {
        return request.substring(0, request.indexOf(' '));
    }

    String path(Map<String, String> ids, Instant now) {
        return filledIn(request.substring(request.indexOf(' ') + 1), ids, now);
    }

    String json(Map<String, String> ids, Instant now) {
        return filledIn(body.toString(), ids, now);
    }

    private static String filledIn(String text, Map<String, String> ids, Instant now) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            var ago = match.group(1);
            return ago != null
                    ? now.minus(Duration.parse(ago))
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString()
                    : known(ids, match.group(2));
        });
    }

    private static String known(Map<String, String> ids, String name) {
        var id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("No earlier step is called " + name);
        }
        return id;
    }
}
