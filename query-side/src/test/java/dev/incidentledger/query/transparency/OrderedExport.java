package dev.incidentledger.query.transparency;

import static dev.incidentledger.query.QueryServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.query.QueryServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;

/** An export that an auditor has ordered, as HTTP shows it. */
record OrderedExport(QueryServer server, String path) {

    static final String PATH = "/api/v1/audit/exports";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static OrderedExport order(QueryServer server) {
        var ordered = post(server);
        assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(202);
        return new OrderedExport(
                server, ordered.headers().firstValue("Location").orElseThrow());
    }

    static HttpResponse<String> post(QueryServer server) {
        return send(
                request(server, PATH).header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")),
                BodyHandlers.ofString());
    }

    String id() {
        return path.substring(PATH.length() + 1);
    }

    OrderedExport awaitFinished() {
        await().until(() -> progress().path("state").asString().equals("finished"));
        return this;
    }

    JsonNode progress() {
        return json(server.as(Role.AUDITOR, path));
    }

    /** @param headers names and values by turns */
    HttpResponse<byte[]> fetch(String... headers) {
        var request = request(server, path + "/file");
        return send(headers.length == 0 ? request : request.headers(headers), BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder request(QueryServer server, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(server.port(), path)))
                .header("Authorization", "Bearer " + server.token(Role.AUDITOR));
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> reader) {
        try {
            return CLIENT.send(request.build(), reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int remove() {
        return server.ask("DELETE", path, "Authorization", "Bearer " + server.token(Role.AUDITOR))
                .statusCode();
    }
}
