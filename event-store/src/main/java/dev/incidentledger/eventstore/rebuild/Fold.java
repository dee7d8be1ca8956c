package dev.incidentledger.eventstore.rebuild;

import dev.incidentledger.eventstore.postgres.Chunk;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.EventProcessingException;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;

/** Has a projection take in a stretch of the log as one batch, outside of Axon's processor. */
public final class Fold {

    private final String projection;
    private final List<EventMessageHandler> handlers;

    public Fold(String projection, List<EventMessageHandler> handlers) {
        this.projection = projection;
        this.handlers = List.copyOf(handlers);
    }

    /**
     * In the transaction at hand.
     *
     * @param token where the projection stands: each event carries it along, so that handlers know a replay for one
     */
    public void take(Chunk chunk, TrackingToken token) {
        var events = new ArrayList<TrackedEventMessage<?>>();
        chunk.messages().stream()
                .filter(this::isHandled)
                .map(event -> event.withTrackingToken(WrappedToken.advance(token, event.trackingToken())))
                .forEach(events::add);
        if (!events.isEmpty()) {
            handle(events);
        }
    }

    private void handle(List<TrackedEventMessage<?>> events) {
        var batch = new BatchingUnitOfWork<>(events);
        batch.executeWithResult(() -> handle(batch.getMessage()), RollbackConfigurationType.ANY_THROWABLE)
                .optionalExceptionResult()
                .ifPresent(failure -> {
                    throw new EventProcessingException("The replay of %s failed".formatted(projection), failure);
                });
    }

    private boolean isHandled(TrackedEventMessage<?> event) {
        return handlers.stream().anyMatch(handler -> handler.canHandle(event));
    }

    private @Nullable Object handle(TrackedEventMessage<?> event) throws Exception {
        for (var handler : handlers) {
            handler.handle(event);
        }
        return null;
    }
}
