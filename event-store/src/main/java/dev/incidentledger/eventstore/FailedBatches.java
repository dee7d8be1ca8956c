package dev.incidentledger.eventstore;

import dev.incidentledger.eventstore.postgres.Chunk;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.eventstore.rebuild.Fold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A batch that fails is tried again until it succeeds; here is only found out which of its events it is, and noted. */
final class FailedBatches implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FailedBatches.class);

    private final DeadLetterTable letters;
    private final PostgresEventStorageEngine engine;
    private final TransactionManager transactions;
    private final Supplier<Map<String, Fold>> folds;

    /** @param folds of the projections whose batches can be tried event by event, since all they do is rolled back */
    FailedBatches(
            DeadLetterTable letters,
            PostgresEventStorageEngine engine,
            TransactionManager transactions,
            Supplier<Map<String, Fold>> folds) {
        this.letters = letters;
        this.engine = engine;
        this.transactions = transactions;
        this.folds = folds;
    }

    @Override
    public void handleError(ErrorContext failure) throws Exception {
        try {
            note(failure);
        } catch (RuntimeException unknown) { // the failure itself is what has to be told
            LOG.warn("Which event {} failed on is not noted", failure.eventProcessor(), unknown);
        }
        PropagatingErrorHandler.instance().handleError(failure);
    }

    private void note(ErrorContext failure) {
        var projection = failure.eventProcessor();
        var batch = failure.failedEvents().stream()
                .filter(TrackedEventMessage.class::isInstance)
                .<TrackedEventMessage<?>>map(event -> (TrackedEventMessage<?>) event)
                .toList();
        culprit(projection, batch)
                .map(event -> engine.log().after(positionOf(event) - 1, 1).getFirst())
                .ifPresent(event -> letters.note(projection, event, Cause.of(failure.error())));
    }

    /** Empty when every event can be taken in by itself: what failed was not for an event's sake. */
    private Optional<TrackedEventMessage<?>> culprit(String projection, List<TrackedEventMessage<?>> batch) {
        var fold = folds.get().get(projection);
        if (fold == null) {
            return batch.stream().findFirst();
        }
        var trial = transactions.startTransaction();
        try {
            return batch.stream().filter(event -> fails(fold, event)).findFirst();
        } finally {
            trial.rollback();
        }
    }

    private static boolean fails(Fold fold, TrackedEventMessage<?> event) {
        long position = positionOf(event);
        try {
            fold.take(new Chunk(position - 1, position, List.of(event)), new GlobalSequenceTrackingToken(position - 1));
            return false;
        } catch (RuntimeException itDoes) {
            return true;
        }
    }

    private static long positionOf(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }
}
