package dev.incidentledger.standalone.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FileNotFoundException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Asks the product and tells it, over HTTP. Whatever is told carries an Idempotency-Key, so that telling it again after a
 * lost answer has no second effect. All methods throw {@link Failure}.
 */
final class Api {

    private static final String ROOT = "/api/v1";
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(35);
    private static final Duration CARRIED_WITHIN = Duration.ofMinutes(10);
    private static final String JSON = "application/json";

    private final Endpoint endpoint;
    private final Exchange exchange;

    Api(Endpoint endpoint, Shell shell) {
        this.endpoint = endpoint;
        this.exchange = new Exchange(endpoint, shell);
    }

    /** What somebody typed, as a part of a path or a value of a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @param path below {@code /api/v1} */
    JsonNode get(String path) {
        return answer(request(path).header("Accept", JSON).GET()).json();
    }

    /** @param mediaType what the answer has to be */
    String text(String path, String mediaType) {
        return answer(request(path).header("Accept", mediaType).GET()).text(mediaType);
    }

    /**
     * @param mediaType what the answer has to be
     * @param file where it is written to; what is there is replaced
     */
    void download(String path, String mediaType, Path file) {
        var request = request(path)
                .timeout(CARRIED_WITHIN)
                .header("Accept", mediaType)
                .GET();
        var answer = new Answer(endpoint, exchange.send(request.build(), into(file)));
        answer.expectSuccess();
        answer.expect(mediaType);
    }

    /** What is refused is read as text. */
    private static BodyHandler<String> into(Path file) {
        return answer -> answer.statusCode() == 200
                ? BodySubscribers.mapping(BodySubscribers.ofFile(file, CREATE, WRITE, TRUNCATE_EXISTING), _ -> "")
                : Exchange.TEXT.apply(answer);
    }

    JsonNode post(String path, JsonNode body) {
        return post(path, BodyPublishers.ofString(body.toString()), ANSWERED_WITHIN);
    }

    /** @param file of JSON, of any length */
    JsonNode upload(String path, Path file) {
        try {
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                return post(path, BodyPublishers.ofFile(file), CARRIED_WITHIN);
            }
        } catch (FileNotFoundException goneMeanwhile) {
            // answered below
        }
        throw Failure.wrongUsage("The file %s cannot be read".formatted(file));
    }

    private JsonNode post(String path, BodyPublisher body, Duration within) {
        return answer(command(path).header("Content-Type", JSON).timeout(within).POST(body))
                .json();
    }

    /** @param version on which the change is to be made, and on no other */
    JsonNode patch(String path, JsonNode body, long version) {
        return answer(command(path)
                        .header("Content-Type", JSON)
                        .header("If-Match", "\"%d\"".formatted(version))
                        .method("PATCH", BodyPublishers.ofString(body.toString())))
                .json();
    }

    JsonNode delete(String path) {
        return answer(command(path).DELETE()).json();
    }

    /** What answers nothing but that it is gone. */
    void remove(String path) {
        new Answer(endpoint, exchange.send(command(path).DELETE().build())).expectSuccess();
    }

    private HttpRequest.Builder command(String path) {
        return request(path)
                .header("Accept", JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(endpoint.url() + ROOT + path)).timeout(ANSWERED_WITHIN);
        return endpoint.token() == null ? request : request.header("Authorization", "Bearer " + endpoint.token());
    }

    private Answer answer(HttpRequest.Builder request) {
        var answer = new Answer(endpoint, exchange.send(request.build()));
        answer.expectSuccess();
        return answer;
    }
}
