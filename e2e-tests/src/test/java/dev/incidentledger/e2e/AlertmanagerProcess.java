package dev.incidentledger.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The distribution's Alertmanager, sending all it is told to one address. */
final class AlertmanagerProcess implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final String url;

    private AlertmanagerProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** @param target where the webhook posts, with this bearer token */
    static AlertmanagerProcess start(Path folder, String target, String token) throws IOException {
        var configuration = folder.resolve("alertmanager.yml");
        Files.writeString(configuration, """
                route:
                  receiver: ledger
                  group_by: [alertname]
                  group_wait: 200ms
                  group_interval: 1s
                  repeat_interval: 2s
                receivers:
                  - name: ledger
                    webhook_configs:
                      - url: %s
                        send_resolved: true
                        http_config:
                          authorization:
                            credentials: %s
                """.formatted(target, token));
        var url = "http://127.0.0.1:" + freePort();
        var process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + configuration,
                        "--storage.path=" + folder.resolve("data"),
                        "--cluster.listen-address=",
                        "--web.listen-address=" + url.substring("http://".length()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("alertmanager.log").toFile())
                .start();
        var alertmanager = new AlertmanagerProcess(process, url);
        await().atMost(Duration.ofSeconds(30)).until(alertmanager::isReady);
        return alertmanager;
    }

    /** @param alerts as its API v2 takes them */
    void tell(List<?> alerts) {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Api.JSON.writeValueAsString(alerts)))
                .build();
        int status = send(request);
        if (status != 200) {
            throw new AssertionError("Alertmanager answered " + status);
        }
    }

    private boolean isReady() {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(URI.create(url + "/-/ready"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (ConnectException notYet) {
            return false;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
