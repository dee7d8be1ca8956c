package dev.incidentledger.eventstore.axonserver;

import dev.incidentledger.eventstore.postgres.EventStoreUnavailableException;
import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * One context of Axon Server. Every question is answered within the patience that is configured, or fails. The connector
 * looks for a lost server by itself; meanwhile nothing waits for it here.
 */
final class AxonServer implements AutoCloseable {

    private static final int BUFFERED_EVENTS = 2_000;
    private static final int REFILL = 500;

    private final Acquaintance acquaintance = new Acquaintance();
    private final Duration patience;
    private final AxonServerConnectionManager connections;
    private final AxonServerConnection connection;

    /** Answers when the first attempt to connect has succeeded or failed. */
    AxonServer(AxonServerSettings settings) {
        this.patience = settings.patience();
        this.connections = AxonServerConnectionManager.builder()
                .axonServerConfiguration(settings.forConnector())
                .channelCustomizer(channel -> channel.intercept(acquaintance, new Deadline(patience)))
                .build();
        this.connection = connections.getConnection();
    }

    Duration patience() {
        return patience;
    }

    boolean isConnected() {
        return connection.isConnected();
    }

    /** Why it is not connected, in words. */
    String why() {
        return "Axon Server is not reached: " + acquaintance.why();
    }

    /**
     * All of these or none, once.
     *
     * @throws EventStoreUnavailableException if they were not sent
     * @throws StatusRuntimeException if the server refused them, or did not answer
     */
    void append(List<Event> events) {
        var confirmed = connected().appendEvents(events.toArray(Event[]::new));
        try {
            if (!confirmed.join().getSuccess()) {
                throw Status.UNKNOWN.asRuntimeException();
            }
        } catch (RuntimeException failure) {
            throw statusOf(failure);
        }
    }

    List<Event> ofAggregate(String aggregateId, long firstSequence) {
        return ask(events -> listed(events.openAggregateStream(aggregateId, firstSequence)));
    }

    Optional<Long> lastSequence(String aggregateId) {
        long last = ask(events -> events.findHighestSequence(aggregateId).join());
        return last < 0 ? Optional.empty() : Optional.of(last);
    }

    /** How many events the context holds. */
    long size() {
        return ask(events -> events.getLastToken().join()) + 1;
    }

    void storeSnapshot(Event snapshot) {
        ask(events -> events.appendSnapshot(snapshot).join());
    }

    Optional<Event> latestSnapshot(String aggregateId) {
        return ask(events -> listed(events.loadSnapshot(aggregateId))).stream().findFirst();
    }

    /** Everything behind the first so many events of the context, and whatever comes. */
    EventStream behind(long position) {
        return connected().openStream(position - 1, BUFFERED_EVENTS, REFILL, false);
    }

    @Override
    public void close() {
        connections.shutdown();
    }

    private EventChannel connected() {
        if (!isConnected()) {
            throw new EventStoreUnavailableException(why());
        }
        return connection.eventChannel();
    }

    private <T> T ask(Function<EventChannel, T> question) {
        var events = connected();
        try {
            return question.apply(events);
        } catch (RuntimeException failure) {
            var status = statusOf(failure);
            throw new EventStoreException("Axon Server does not answer: " + status.getStatus(), status);
        }
    }

    private static List<Event> listed(AggregateEventStream answer) {
        return answer.asStream().toList();
    }

    /** The connector wraps what gRPC says in one way or another. */
    private static StatusRuntimeException statusOf(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException status) {
                return status;
            }
        }
        return Status.UNKNOWN.withCause(failure).asRuntimeException();
    }
}
