package dev.incidentledger.e2e;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The distribution's Alertmanager, sending all it is told to one address. */
final class AlertmanagerProcess implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");

    private final Daemon daemon;

    private AlertmanagerProcess(Daemon daemon) {
        this.daemon = daemon;
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
        return new AlertmanagerProcess(Daemon.start(
                folder.resolve("alertmanager.log"),
                List.of(
                        PROGRAM.toString(),
                        "--config.file=" + configuration,
                        "--storage.path=" + folder.resolve("data"),
                        "--cluster.listen-address=")));
    }

    /** @param alerts as its API v2 takes them */
    void tell(List<?> alerts) {
        int status = daemon.send(daemon.request("/api/v2/alerts")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Api.JSON.writeValueAsString(alerts))))
                .statusCode();
        if (status != 200) {
            throw new AssertionError("Alertmanager answered " + status);
        }
    }

    @Override
    public void close() {
        daemon.close();
    }
}
