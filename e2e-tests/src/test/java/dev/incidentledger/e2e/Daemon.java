package dev.incidentledger.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program of the Prometheus family, as the distribution has it, that listens on this machine alone.
 *
 * @param url without a slash at its end
 */
record Daemon(Process process, String url) implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Answers when it says that it is ready. */
    static Daemon start(Path output, List<String> command) throws IOException {
        var address = "127.0.0.1:" + SideProcess.freePort();
        var process = new ProcessBuilder(Stream.concat(command.stream(), Stream.of("--web.listen-address=" + address))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var daemon = new Daemon(process, "http://" + address);
        await().atMost(Duration.ofSeconds(30)).until(daemon::isReady);
        return daemon;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private boolean isReady() throws IOException, InterruptedException {
        try {
            return HTTP.send(request("/-/ready").build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }
}
