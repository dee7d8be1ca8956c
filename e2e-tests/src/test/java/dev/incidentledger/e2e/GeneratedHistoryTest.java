package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.e2e.Api.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever happened, all reads tell the same story, and go on telling what they told before. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GeneratedHistoryTest {

    private static final List<String> SEVERITY =
            List.of("operational", "under_maintenance", "degraded_performance", "partial_outage", "major_outage");

    private final Api api = RunningLedger.shared().admin();

    /** What was read of an incident right after each command, by the command's position. */
    private final Map<Long, JsonNode> readThen = new LinkedHashMap<>();

    private final Map<String, Long> newest = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 20261124})
    void all_reads_agree_and_the_past_stays_as_it_was_known(long seed) {
        var components = new HistoryGenerator(seed, api, this::readAfter).tell(30, 5);

        assertThat(readThen)
                .allSatisfy((position, then) -> assertThat(asOf(position, then))
                        .as("as of %d", position)
                        .isEqualTo(then));
        assertThat(newest.keySet()).allSatisfy(id -> assertThat(listed(id)).isEqualTo(!isRetracted(id)));
        assertThat(components)
                .allSatisfy(component -> assertThat(statusOf(component)).isEqualTo(worstClaimOn(component)));
    }

    private void readAfter(Answer answer) {
        newest.put(answer.id(), answer.position());
        readThen.put(
                answer.position(),
                story(api.get("/api/v1/incidents/%s?minPosition=%d".formatted(answer.id(), answer.position()))));
    }

    private JsonNode asOf(long position, JsonNode then) {
        var id = then.path("id").asString();
        return story(api.get("/api/v1/incidents/%s?asOf=%d".formatted(id, position)));
    }

    /** Without what depends on the moment of asking. */
    private static JsonNode story(Answer answer) {
        var incident = (ObjectNode) answer.expect(200).json();
        incident.remove(List.of("asOf", "asOfPosition", "promises"));
        return incident;
    }

    private boolean isRetracted(String id) {
        return !readThen.get(newest.get(id)).path("retraction").isNull();
    }

    /** Also checks that the list says of it what its own page says. */
    private boolean listed(String id) {
        var detail = readThen.get(newest.get(id));
        for (var incident : all()) {
            if (incident.path("id").asString().equals(id)) {
                for (var field : List.of("title", "status", "impact", "derivedImpact", "audience", "resolvedAt")) {
                    assertThat(incident.path(field)).as("%s of %s", field, id).isEqualTo(detail.path(field));
                }
                return true;
            }
        }
        return false;
    }

    private Iterable<JsonNode> all() {
        var everything = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = api.get("/api/v1/incidents?limit=200" + next).expect(200).json();
            page.path("incidents").values().forEach(everything::add);
            next = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!next.isEmpty());
        return everything;
    }

    private String statusOf(String component) {
        return api.get("/api/v1/components/" + component)
                .expect(200)
                .json()
                .path("status")
                .asString();
    }

    private String worstClaimOn(String component) {
        return newest.values().stream()
                .map(readThen::get)
                .flatMap(incident -> incident.path("components").values().stream())
                .filter(claimed -> claimed.path("id").asString().equals(component))
                .filter(claimed -> !claimed.path("claim").isNull())
                .map(claimed -> claimed.path("claim").asString())
                .max((one, other) -> Integer.compare(SEVERITY.indexOf(one), SEVERITY.indexOf(other)))
                .orElse("operational");
    }
}
