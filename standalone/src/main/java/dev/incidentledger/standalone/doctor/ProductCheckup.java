package dev.incidentledger.standalone.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that a running product tells of itself. */
public final class ProductCheckup {

    private static final String NAME = "product";
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final String UP = "UP";
    private static final String BY_TOKEN = "Give the token of an admin by LEDGER_TOKEN or LEDGER_TOKEN_FILE";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST)
            .build();
    private final String url;
    private final @Nullable String token;

    /**
     * @param url without a slash at its end
     * @param token of an admin; without one less can be seen
     */
    public ProductCheckup(String url, @Nullable String token) {
        this.url = url;
        this.token = token;
    }

    /** @param expected whether something has to answer there */
    public List<Finding> look(boolean expected) throws InterruptedException {
        try {
            var readiness = get("/actuator/health/readiness");
            var status = json(readiness).path("status").asString("");
            if (status.isEmpty()) {
                return List.of(Finding.problem(
                        NAME,
                        "What answers at %s is not Incident Ledger (status %d)".formatted(url, readiness.statusCode()),
                        "Correct LEDGER_URL, or the proxy in between"));
            }
            var findings = new ArrayList<Finding>();
            findings.add(
                    status.equals(UP)
                            ? Finding.ok(NAME, "%s is ready".formatted(url))
                            : Finding.problem(
                                    NAME,
                                    "%s is not ready (%s)".formatted(url, status),
                                    "Wait if it has just started; else its log and the other findings say why"));
            findings.addAll(health());
            findings.addAll(sealing());
            return findings;
        } catch (IOException silent) {
            var found = "Nothing answers at %s".formatted(url);
            return List.of(
                    expected
                            ? Finding.problem(NAME, found, "Start the product, or correct LEDGER_URL")
                            : Finding.warning(NAME, found, "Start the product, or say by LEDGER_URL where it answers"));
        }
    }

    private List<Finding> health() throws IOException, InterruptedException {
        var health = get("/actuator/health");
        if (isRefused(health)) {
            return List.of(unseen("health"));
        }
        var findings = new ArrayList<Finding>();
        json(health).path("components").properties().stream()
                .filter(part -> !part.getValue().path("status").asString("").equals(UP))
                .map(part -> Finding.problem(
                        "health",
                        "%s is %s"
                                .formatted(
                                        part.getKey(),
                                        part.getValue().path("status").asString("")),
                        "docs/operations.md says what to do about %s".formatted(part.getKey())))
                .forEach(findings::add);
        return findings.isEmpty() ? List.of(Finding.ok("health", "All of its parts are up")) : findings;
    }

    /** A process that does not seal has nothing to tell. */
    private List<Finding> sealing() throws IOException, InterruptedException {
        var answer = get("/actuator/prometheus");
        if (isRefused(answer)) {
            return List.of(unseen("altered"));
        }
        var findings = new ArrayList<Finding>();
        metric("ledger_log_altered_position", answer.body())
                .ifPresent(position -> findings.add(
                        position == 0
                                ? Finding.ok("altered", "No event was found that is not as it was sealed")
                                : Finding.problem(
                                        "altered",
                                        "Event %,.0f is not as it was sealed: somebody changed the database"
                                                .formatted(position),
                                        "Keep the database as it is, export the log, verify the export, and ask who")));
        metric("ledger_log_sealing_paused", answer.body())
                .ifPresent(
                        paused -> findings.add(
                                paused == 0
                                        ? Finding.ok("sealing", "Checkpoints are signed")
                                        : Finding.problem(
                                                "sealing",
                                                "No checkpoint is signed",
                                                "The log of the product says why; see docs/operations.md under \"When signing pauses\"")));
        return findings;
    }

    private Finding unseen(String check) {
        return Finding.warning(check, "It could not be looked at without the token of an admin", BY_TOKEN);
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        return answer.statusCode() == 401 || answer.statusCode() == 403;
    }

    private static OptionalDouble metric(String name, String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .max();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException other) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(LONGEST);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.GET().build(), BodyHandlers.limiting(BodyHandlers.ofString(), 16 << 20));
    }
}
