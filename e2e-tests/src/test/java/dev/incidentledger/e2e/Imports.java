package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Api.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Sends files to be imported and takes the history away again. */
record Imports(Api api) {

    private static final String PATH = "/api/v1/imports";

    /** Answers with its progress once it is finished. */
    JsonNode run(String json) {
        return finished(api.post(PATH, json).expect(202));
    }

    JsonNode runLines(Stream<String> lines) {
        return finished(api.postLines(PATH, String.join("\n", lines.toList())).expect(202));
    }

    JsonNode finished(Answer accepted) {
        var location = accepted.header("Location");
        assertThat(location).isEqualTo(PATH + "/" + accepted.id());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> progress(location).path("state").asString().equals("finished"));
        return progress(location);
    }

    JsonNode progress(String location) {
        return api.get(location).expect(200).json();
    }

    /** All exported incidents by their ids, once the export holds whatever is recorded by now. */
    Map<String, JsonNode> exported(long position) {
        return exported("incidents", "incidents", position);
    }

    Map<String, JsonNode> exportedMaintenances(long position) {
        return exported("scheduled-maintenances", "scheduled_maintenances", position);
    }

    Map<String, JsonNode> exportedComponents(long position) {
        return exported("components", "components", position);
    }

    private Map<String, JsonNode> exported(String path, String name, long position) {
        var answer = api.get("/api/v1/exports/statuspage/%s?minPosition=%d".formatted(path, position));
        var objects = new LinkedHashMap<String, JsonNode>();
        answer.expect(200)
                .json()
                .path(name)
                .forEach(object -> objects.put(object.path("id").asString(), object));
        return objects;
    }
}
