package dev.incidentledger.eventstore.axonserver;

import dev.incidentledger.eventstore.postgres.AppendOutcomeUnknownException;
import dev.incidentledger.eventstore.postgres.EventStoreUnavailableException;
import dev.incidentledger.eventstore.postgres.EventTooLargeException;
import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Appends the events of one unit of work, once, over a connection that may be lost meanwhile. The same events are sent again
 * until there is an answer: each has one place in its aggregate, so that what came through is recognized by its id.
 */
final class SteadyAppend {

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final AxonServer server;
    private final List<Event> events;
    private boolean perhapsRecorded;

    private SteadyAppend(AxonServer server, List<Event> events) {
        this.server = server;
        this.events = events;
    }

    /** Answers when Axon Server has acknowledged them; the failures are those of the engine on PostgreSQL. */
    static void of(List<Event> events, AxonServer server) {
        new SteadyAppend(server, events).untilAnswered();
    }

    private void untilAnswered() {
        long giveUpAt = System.nanoTime() + server.patience().multipliedBy(2).toNanos();
        while (!isRecordedNow(giveUpAt)) {
            pause();
        }
    }

    /** False when it may be tried again. */
    private boolean isRecordedNow(long giveUpAt) {
        try {
            server.append(events);
            return true;
        } catch (EventStoreUnavailableException unsent) {
            if (!perhapsRecorded) {
                throw unsent;
            }
            giveUpWhenLate(giveUpAt, unsent);
        } catch (StatusRuntimeException failure) {
            switch (Meaning.of(failure)) {
                case OVERTAKEN -> {
                    return requireOurs(failure);
                }
                case TOO_LARGE, SHUT_OUT, REFUSED -> throw perhapsRecorded ? unknown(failure) : refused(failure);
                case LOST -> {
                    perhapsRecorded = true;
                    giveUpWhenLate(giveUpAt, failure);
                }
            }
        }
        return false;
    }

    private void giveUpWhenLate(long giveUpAt, RuntimeException failure) {
        if (System.nanoTime() > giveUpAt) {
            throw unknown(failure);
        }
    }

    /** What stands there may be what was sent before and never answered. */
    private boolean requireOurs(StatusRuntimeException failure) {
        if (perhapsRecorded && isRecorded(failure)) {
            return true;
        }
        var first = events.getFirst();
        var sentence = "Event %d of %s comes second: its place is taken"
                .formatted(first.getAggregateSequenceNumber(), first.getAggregateIdentifier());
        throw first.getAggregateSequenceNumber() == 0
                ? new AggregateStreamCreationException(sentence, failure)
                : new ConcurrencyException(sentence, failure);
    }

    private boolean isRecorded(StatusRuntimeException failure) {
        var first = events.getFirst();
        try {
            return server.ofAggregate(first.getAggregateIdentifier(), first.getAggregateSequenceNumber()).stream()
                    .limit(1)
                    .anyMatch(found -> found.getMessageIdentifier().equals(first.getMessageIdentifier()));
        } catch (EventStoreException unread) {
            failure.addSuppressed(unread);
            throw unknown(failure);
        }
    }

    private static RuntimeException unknown(RuntimeException failure) {
        return new AppendOutcomeUnknownException(failure);
    }

    private RuntimeException refused(StatusRuntimeException failure) {
        return switch (Meaning.of(failure)) {
            case TOO_LARGE -> new EventTooLargeException(failure);
            case SHUT_OUT ->
                new EventStoreUnavailableException("Axon Server does not accept LEDGER_AXONSERVER_TOKEN", failure);
            case OVERTAKEN, REFUSED, LOST -> new EventStoreException("Axon Server refuses the events", failure);
        };
    }

    private void pause() {
        try {
            Thread.sleep(MOMENT);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw perhapsRecorded
                    ? new AppendOutcomeUnknownException(stopped)
                    : new EventStoreUnavailableException("The append was interrupted", stopped);
        }
    }
}
