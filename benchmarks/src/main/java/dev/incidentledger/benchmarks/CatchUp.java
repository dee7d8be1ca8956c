package dev.incidentledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** Waits until what the product shows has followed what it has recorded. */
final class CatchUp implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern ID = Pattern.compile("\"id\":\"(inc_\\w+)\"");
    private static final String LAST = """
            {"title": "The last one", "status": "investigating", "message": "Nothing comes after this."}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String token;
    private final String component;

    CatchUp(HttpCommands commands) {
        this.url = "http://127.0.0.1:" + commands.port() + "/api/v1";
        this.token = commands.token();
        this.component = commands.components().getFirst();
    }

    /** Answers how long it took until status, timelines and uptime all knew of one more incident, and so of all before. */
    Duration await() throws IOException, InterruptedException {
        long start = System.nanoTime();
        var last = send(
                request("/incidents").header("Content-Type", "application/json").POST(BodyPublishers.ofString(LAST)));
        var known =
                "?minPosition=" + last.headers().firstValue("X-Event-Position").orElseThrow();
        var id = ID.matcher(last.body()).results().findFirst().orElseThrow().group(1);
        awaitOk("/status" + known, start);
        awaitOk("/incidents/" + id + known, start);
        awaitOk("/components/" + component + "/uptime" + known, start);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        http.close();
    }

    private void awaitOk(String path, long start) throws IOException, InterruptedException {
        while (send(request(path).GET()).statusCode() != 200) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("GET %s still shows nothing after %s".formatted(path, PATIENCE));
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
