package dev.incidentledger.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The distribution's Prometheus, scraping one product every second. */
final class PrometheusProcess implements AutoCloseable {

    private final Daemon daemon;

    private PrometheusProcess(Daemon daemon) {
        this.daemon = daemon;
    }

    static PrometheusProcess start(Path folder, Api scraped, Path rules) throws IOException {
        var configuration = folder.resolve("prometheus.yml");
        Files.writeString(configuration, """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: [%s]
                scrape_configs:
                  - job_name: ledger
                    metrics_path: /actuator/prometheus
                    authorization: {credentials: %s}
                    static_configs: [{targets: ["%s"]}]
                """.formatted(
                        rules.toAbsolutePath().normalize(),
                        scraped.token(),
                        URI.create(scraped.url()).getAuthority()));
        return new PrometheusProcess(Daemon.start(
                folder.resolve("prometheus.log"),
                List.of(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"))));
    }

    /** The present values of what an expression answers. */
    List<String> ask(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .at("/data/result")
                .valueStream()
                .map(result -> result.path("value").path(1).asString())
                .toList();
    }

    /** How each rule was evaluated last, in their order. */
    Map<String, String> rules() {
        var health = new LinkedHashMap<String, String>();
        get("/api/v1/rules")
                .at("/data/groups/0/rules")
                .values()
                .forEach(rule -> health.put(
                        rule.path("name").asString(), rule.path("health").asString()));
        return health;
    }

    @Override
    public void close() {
        daemon.close();
    }

    private JsonNode get(String path) {
        return Api.JSON.readTree(daemon.send(daemon.request(path)).body());
    }
}
