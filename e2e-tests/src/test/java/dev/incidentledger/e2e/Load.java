package dev.incidentledger.e2e;

import static org.awaitility.Awaitility.await;

import dev.incidentledger.e2e.Api.Exchange;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Writers who send one command after the other, each under a key of its own, and send again what nobody acknowledged. Each
 * notes what was acknowledged.
 */
final class Load {

    static final int WRITERS = 8;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_COMMANDS = Duration.ofMillis(100);

    private final Api api;
    private final String name;
    private final Queue<Exchange> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> titles = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> writers;
    private volatile boolean ending;

    private Load(Api api, String name) {
        this.api = api;
        this.name = name;
        this.writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> Thread.ofVirtual().unstarted(() -> write("%s-%d".formatted(name, writer))))
                .toList();
    }

    /** @param name that the titles of its incidents begin with; they are internal, or else all would be open on one page */
    static Load through(Api api, String name) {
        var load = new Load(api, name);
        load.writers.forEach(Thread::start);
        return load;
    }

    String name() {
        return name;
    }

    /** Answers when so many more have been acknowledged. */
    void awaitMore(int count) {
        int enough = acknowledged.size() + count;
        await().atMost(PATIENCE).until(() -> acknowledged.size() >= enough);
    }

    /** Every writer has its last command acknowledged, and all acknowledgements are as the contract describes them. */
    void end() throws InterruptedException {
        ending = true;
        for (var writer : writers) {
            writer.join();
        }
        acknowledged.parallelStream()
                .forEach(Exchange::checked); // not before, since what is looked at shares its processors
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Of the incidents that were acknowledged. */
    List<String> titles() {
        return List.copyOf(titles);
    }

    /** What was answered in place of an acknowledgement, or that nothing was. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private void write(String writer) {
        for (int i = 0; !ending; i++) {
            var title = "%s-%d".formatted(writer, i);
            acknowledged.add(identify(title));
            titles.add(title);
            LockSupport.parkNanos(BETWEEN_COMMANDS.toNanos());
        }
    }

    /** Again and again until it is acknowledged, under the same key. */
    private Exchange identify(String title) {
        while (true) {
            try {
                var exchange = api.exchange(
                        "/api/v1/incidents",
                        Map.of("title", title, "status", "investigating", "message", "Looking", "audience", "internal"),
                        "Idempotency-Key",
                        title);
                if (exchange.response().statusCode() == 201) {
                    return exchange;
                }
                failures.add(exchange.checked().body());
            } catch (UncheckedIOException nothing) {
                failures.add(String.valueOf(nothing.getMessage()));
            }
            LockSupport.parkNanos(BETWEEN_COMMANDS.toNanos());
        }
    }
}
