package dev.incidentledger.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Listens to the operators' stream, as any client would. */
final class EventStream implements AutoCloseable {

    /** @param id null for what is recorded nowhere */
    record Message(@Nullable String id, String event, JsonNode data) {}

    /**
     * What a stream leaves with whoever comes back.
     *
     * @param lastId of what was told last
     * @param retry after how many milliseconds to come back; null where nobody said so
     */
    record Parting(@Nullable String lastId, @Nullable String retry) {}

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Parting> parting = new CompletableFuture<>();

    private EventStream() {}

    /** Answers when the stream has begun. */
    static EventStream open(Api api, String path) throws IOException, InterruptedException {
        var stream = new EventStream();
        var response = stream.client.send(
                api.request(path).header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError("%s was answered %d".formatted(path, response.statusCode()));
        }
        var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        var first = reader.readLine();
        Thread.ofVirtual().start(() -> stream.read(first, reader));
        return stream;
    }

    /** The next message that is wanted; fails when none comes. */
    Message await(Predicate<Message> wanted) throws InterruptedException {
        while (true) {
            var message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("Nothing came for " + PATIENCE);
            }
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    /** Answers when the other side has ended it in good order; fails when it broke off. */
    Parting awaitEnd() {
        return parting.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void read(@Nullable String first, BufferedReader lines) {
        String id = null;
        String lastId = null;
        String retry = null;
        String event = "";
        try {
            for (var line = first; line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("retry: ")) {
                    retry = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    messages.add(new Message(id, event, Api.JSON.readTree(line.substring(6))));
                    lastId = id == null ? lastId : id;
                    id = null;
                }
            }
            parting.complete(new Parting(lastId, retry));
        } catch (IOException closed) {
            messages.add(new Message(null, "closed", Api.JSON.createObjectNode()));
            parting.completeExceptionally(closed);
        }
    }
}
