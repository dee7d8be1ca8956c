package dev.incidentledger.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The distribution's Prometheus, scraping one product every second. */
final class PrometheusProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final String url;

    private PrometheusProcess(Process process, String url) {
        this.process = process;
        this.url = url;
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
        var address = "127.0.0.1:" + freePort();
        var process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        var prometheus = new PrometheusProcess(process, "http://" + address);
        await().atMost(Duration.ofSeconds(30)).until(prometheus::isReady);
        return prometheus;
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
        process.destroy();
        process.onExit().join();
    }

    private boolean isReady() throws IOException, InterruptedException {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(URI.create(url + "/-/ready"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private JsonNode get(String path) {
        try {
            return Api.JSON.readTree(
                    HTTP.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString())
                            .body());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
