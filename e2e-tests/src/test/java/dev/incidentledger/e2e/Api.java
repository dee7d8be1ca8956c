package dev.incidentledger.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks to the product as any client would.
 *
 * @param token null for the public
 */
public record Api(String url, @Nullable String token) {

    public static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET());
    }

    public Answer post(String path, String json) {
        return method("POST", path, json);
    }

    public Answer post(String path, byte[] body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)));
    }

    /** @param headers names and values by turns */
    public Answer post(String path, Object body, String... headers) {
        return method("POST", path, JSON.writeValueAsString(body), headers);
    }

    /** @param lines one JSON value each */
    Answer postLines(String path, String lines) {
        return send(
                request(path).header("Content-Type", "application/jsonl").POST(BodyPublishers.ofString(lines)), lines);
    }

    public Answer put(String path, Object body, String... headers) {
        return method("PUT", path, JSON.writeValueAsString(body), headers);
    }

    public Answer patch(String path, Object body, String... headers) {
        return method("PATCH", path, JSON.writeValueAsString(body), headers);
    }

    Answer delete(String path, String... headers) {
        return send(withHeaders(request(path), headers).DELETE());
    }

    /** As {@link #post}, to be held against the contract when there is time: that takes longer than the answer does. */
    Exchange exchange(String path, Object body, String... headers) {
        var json = JSON.writeValueAsString(body);
        var request = withHeaders(ofJson("POST", path, json), headers).build();
        return new Exchange(json, exchange(request, BodyHandlers.ofString()));
    }

    record Exchange(String sent, HttpResponse<String> response) {

        /** Fails when it is not as the contract describes it. */
        Answer checked() {
            Contract.check(response.request(), sent, response);
            return new Answer(response);
        }
    }

    private Answer method(String method, String path, String json, String... headers) {
        return send(withHeaders(ofJson(method, path, json), headers), json);
    }

    private HttpRequest.Builder ofJson(String method, String path, String json) {
        return request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json));
    }

    private static HttpRequest.Builder withHeaders(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest.Builder request) {
        return send(request, null);
    }

    /** Sends what the contract need not allow; only a refusal is held against it. Of a stream nothing is read. */
    public Answer probe(HttpRequest.Builder builder) {
        var response = exchange(builder.build(), Api::unlessStream);
        if (response.statusCode() >= 400) {
            Contract.check(response.request(), null, response);
        }
        return new Answer(response);
    }

    private static BodySubscriber<String> unlessStream(HttpResponse.ResponseInfo answer) {
        boolean isStream =
                answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        return isStream ? new Unread() : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    /** Fails when the exchange is not as the contract describes it. */
    private static Answer send(HttpRequest.Builder builder, @Nullable String body) {
        var request = builder.build();
        var response = exchange(request, BodyHandlers.ofString());
        Contract.check(request, body, response);
        return new Answer(response);
    }

    private static HttpResponse<String> exchange(HttpRequest request, HttpResponse.BodyHandler<String> reader) {
        try {
            return HTTP.send(request, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String id() {
            return json().path("id").asString();
        }

        long position() {
            return json().path("position").asLong();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Fails with the whole answer in its message when the status is another. */
        public Answer expect(int status) {
            if (status() != status) {
                throw new AssertionError("%s %s was answered %d: %s"
                        .formatted(
                                response.request().method(), response.request().uri(), status(), body()));
            }
            return this;
        }
    }
}
