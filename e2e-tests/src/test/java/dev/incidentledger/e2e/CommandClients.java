package dev.incidentledger.e2e;

import static java.util.stream.Collectors.toMap;

import dev.incidentledger.e2e.Api.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Clients who send commands all the time, whatever is answered, and remember each answer. */
final class CommandClients implements AutoCloseable {

    private static final int CLIENTS = 8;
    private static final int UPDATES_EACH = 4;
    private static final long MILLIS_AFTER_REFUSAL = 50;

    private final Api api;
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Thread> clients;

    private CommandClients(Api api) {
        this.api = api;
        this.clients = IntStream.range(0, CLIENTS)
                .mapToObj(_ -> Thread.ofVirtual().start(this::sendUntilOver))
                .toList();
    }

    static CommandClients start(Api api) {
        return new CommandClients(api);
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    long acknowledgements() {
        return told.stream().filter(Told::isAcknowledged).count();
    }

    /** The highest version of each incident that somebody was told. */
    Map<String, Long> acknowledgedVersions() {
        return told.stream()
                .filter(Told::isAcknowledged)
                .collect(toMap(answer -> answer.answer().id(), Told::version, Math::max));
    }

    /** Every command that was sent has been answered when this returns. */
    void finish() throws InterruptedException {
        over.countDown();
        for (var client : clients) {
            client.join();
        }
    }

    @Override
    public void close() {
        over.countDown();
    }

    private void sendUntilOver() {
        while (over.getCount() > 0) {
            var identified = send("/api/v1/incidents");
            if (identified.isAcknowledged()) {
                var updates = "/api/v1/incidents/%s/updates"
                        .formatted(identified.answer().id());
                for (int i = 0; i < UPDATES_EACH; i++) {
                    send(updates);
                }
            }
        }
    }

    private Told send(String path) {
        long begin = System.nanoTime();
        var answer = api.post(path, path.endsWith("updates") ? update() : identify());
        var result = new Told(answer, Duration.ofNanos(System.nanoTime() - begin));
        told.add(result);
        if (!result.isAcknowledged()) {
            pause();
        }
        return result;
    }

    private void pause() {
        try {
            over.await(MILLIS_AFTER_REFUSAL, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> identify() {
        return Map.of("title", "Sign-in fails", "status", "investigating", "message", "We are looking into it.");
    }

    private static Map<String, String> update() {
        return Map.of("message", "We are still looking into it.");
    }

    /** The answer to one command, and how long it took. */
    record Told(Answer answer, Duration took) {

        boolean isAcknowledged() {
            return answer.status() == 201 || answer.status() == 200;
        }

        boolean isRefusedForNow() {
            return answer.status() == 503
                    && answer.json().path("code").asString().startsWith("EVENT_STORE_")
                    && !answer.header("Retry-After").isEmpty();
        }

        long version() {
            return answer.json().path("version").asLong();
        }
    }
}
