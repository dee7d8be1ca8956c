package dev.incidentledger.eventstore.postgres;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.EventMessage;

/** Queues up behind a lane that is kept busy: whoever queues meanwhile forms the next group. */
final class Callers implements AutoCloseable {

    private final TestLog log;
    private final Connection head;
    private final List<CompletableFuture<Throwable>> failures = new ArrayList<>();

    private Callers(TestLog log, Connection head) {
        this.log = log;
        this.head = head;
    }

    static Callers behindABusyLaneOf(TestLog log) throws SQLException {
        var callers = new Callers(log, log.holdHead());
        Thread.ofVirtual().start(() -> log.append(TestLog.event("keeps the lane busy", 0)));
        log.awaitAppendersAtTheHead(1);
        return callers;
    }

    /** Returns when the caller waits for its answer, or has it. */
    void queue(EventMessage<?>... events) {
        var failure = new CompletableFuture<Throwable>();
        var caller = Thread.ofVirtual().start(() -> {
            try {
                log.append(events);
                failure.complete(null);
            } catch (RuntimeException thrown) {
                failure.complete(thrown);
            }
        });
        failures.add(failure);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> caller.getState() == Thread.State.TIMED_WAITING || failure.isDone());
    }

    /** Frees the lane and answers what each caller was told, in the order they queued; null for a success. */
    List<Throwable> outcomes() throws SQLException {
        close();
        return failures.stream().map(CompletableFuture::join).toList();
    }

    List<Throwable> failures() throws SQLException {
        close();
        return failures.stream()
                .map(CompletableFuture::join)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What the first caller is told while the lane is still busy. */
    Throwable firstAnswer() {
        return failures.getFirst().join();
    }

    @Override
    public void close() throws SQLException {
        head.close();
    }
}
