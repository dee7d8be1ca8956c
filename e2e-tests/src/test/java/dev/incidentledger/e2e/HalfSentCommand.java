package dev.incidentledger.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.e2e.Api.Answer;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** A command that a process has begun to take, and of which it gets the body only when told to. */
final class HalfSentCommand implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final PipedOutputStream body = new PipedOutputStream();
    private final CompletableFuture<HttpResponse<String>> answer;

    private HalfSentCommand(Api api, String path) throws IOException {
        var unread = new PipedInputStream(body);
        answer = client.sendAsync(
                api.request(path)
                        .header("Content-Type", "application/json")
                        .expectContinue(true)
                        .POST(BodyPublishers.ofInputStream(() -> {
                            begun.complete(null);
                            return unread;
                        }))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Answers when the process has said that it waits for the rest. */
    static HalfSentCommand begin(Api api, String path) throws IOException {
        var command = new HalfSentCommand(api, path);
        CompletableFuture.anyOf(command.begun, command.answer).join();
        return command;
    }

    Answer finish(Object rest) throws IOException {
        try (body) {
            body.write(Api.JSON.writeValueAsString(rest).getBytes(UTF_8));
        }
        return new Answer(answer.join());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
