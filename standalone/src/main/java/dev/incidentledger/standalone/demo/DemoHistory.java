package dev.incidentledger.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells the sample history, step by step, to a running product. */
public final class DemoHistory {

    private final RestClient api;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, String> ids = new HashMap<>();

    /** @param api sends the token of an admin with every request */
    public DemoHistory(RestClient api) {
        this.api = api;
    }

    /**
     * Tells it, relative to {@code now} where it is not about a fixed day.
     *
     * @return the ids that were given, by the names in the file
     * @throws org.springframework.web.client.RestClientException when the product refuses a step
     */
    public Map<String, String> tell(Instant now) {
        steps().forEach(step -> send(step, now));
        return Map.copyOf(ids);
    }

    private void send(DemoStep step, Instant now) {
        var answer = api.method(HttpMethod.valueOf(step.method()))
                .uri(step.path(ids, now))
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> Optional.ofNullable(step.ifMatch()).ifPresent(headers::setIfMatch))
                .body(step.json(ids, now))
                .retrieve()
                .requiredBody(JsonNode.class);
        if (step.as() != null) {
            remember(step.as(), answer);
        }
    }

    private void remember(String name, JsonNode answer) {
        ids.put(name, answer.path("id").asString());
        if (answer.has("updateId")) {
            ids.put(name + ".update", answer.path("updateId").asString());
        }
    }

    private List<DemoStep> steps() {
        try {
            return new ClassPathResource("demo/history.jsonl")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> json.readValue(line, DemoStep.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
