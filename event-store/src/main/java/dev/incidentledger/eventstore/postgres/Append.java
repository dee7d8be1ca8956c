package dev.incidentledger.eventstore.postgres;

import dev.incidentledger.eventstore.TimeToAnswer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** The events of one unit of work on their way into the log: all of them, or none. */
final class Append {

    private enum Stage {
        WAITING,
        TAKEN,
        WITHDRAWN
    }

    private final List<NewEvent> events;
    private final long bytes;
    private final CompletableFuture<Long> firstPosition = new CompletableFuture<>();
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
    private boolean perhapsRecorded;

    Append(List<NewEvent> events) {
        this.events = events;
        this.bytes = events.stream().mapToLong(NewEvent::bytes).sum();
    }

    List<NewEvent> events() {
        return events;
    }

    long bytes() {
        return bytes;
    }

    /** The first event that has the place or the id of one before it. */
    Optional<NewEvent> repetition() {
        var taken = new HashSet<Object>();
        return events.stream()
                .filter(event -> !taken.add(event.place()) || !taken.add(event.eventId()))
                .findFirst();
    }

    /**
     * Answers the position of the first event; the others follow it without a gap.
     *
     * @param patience how long to wait until the lane takes this up, and twice as long then until it answers; never longer than
     *     there is {@linkplain TimeToAnswer time}
     */
    long await(Duration patience) {
        try {
            return answerWithin(patience);
        } catch (TimeoutException untaken) {
            if (stage.compareAndSet(Stage.WAITING, Stage.WITHDRAWN)) {
                throw new EventStoreUnavailableException("The event store is too busy to take the events", untaken);
            }
        }
        try {
            return answerWithin(patience.multipliedBy(2));
        } catch (TimeoutException unanswered) {
            throw new AppendOutcomeUnknownException(unanswered);
        }
    }

    /** False when its caller has stopped waiting: then it must not be recorded any more. */
    boolean take() {
        return stage.compareAndSet(Stage.WAITING, Stage.TAKEN);
    }

    void recordedFrom(long position) {
        firstPosition.complete(position);
    }

    void fail(RuntimeException why) {
        firstPosition.completeExceptionally(why);
    }

    /** To be called by the lane alone, when it sent this and heard nothing. */
    void markPerhapsRecorded() {
        perhapsRecorded = true;
    }

    boolean isPerhapsRecorded() {
        return perhapsRecorded;
    }

    private long answerWithin(Duration patience) throws TimeoutException {
        try {
            return firstPosition.get(TimeToAnswer.atMost(patience).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw (RuntimeException) failed.getCause();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AppendOutcomeUnknownException(stopped);
        }
    }
}
