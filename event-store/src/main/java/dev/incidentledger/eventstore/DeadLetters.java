package dev.incidentledger.eventstore;

import dev.incidentledger.eventstore.postgres.Chunk;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.eventstore.rebuild.Fold;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * What stands in the way of the projections of this process, one event at most for each. A batch that fails is tried again
 * until it succeeds; here is only found out which of its events it is, and told.
 */
public final class DeadLetters implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final Map<String, DeadLetter> letters = new ConcurrentHashMap<>();
    private final ProjectionPositions positions;
    private final PostgresEventStorageEngine engine;
    private final TransactionManager transactions;
    private final Supplier<Map<String, Fold>> folds;
    private final Predicate<String> isOurs;
    private final Consumer<String> wake;

    /**
     * Of one process.
     *
     * @param folds of the projections whose batches can be tried event by event, since all they do is rolled back
     * @param isOurs whether this process is to hold a projection
     * @param wake has a projection try again at once
     */
    DeadLetters(
            ProjectionPositions positions,
            PostgresEventStorageEngine engine,
            TransactionManager transactions,
            Supplier<Map<String, Fold>> folds,
            Predicate<String> isOurs,
            Consumer<String> wake) {
        this.positions = positions;
        this.engine = engine;
        this.transactions = transactions;
        this.folds = folds;
        this.isOurs = isOurs;
        this.wake = wake;
    }

    /** In the order of their ids. */
    public List<DeadLetter> all() {
        letters.values().removeIf(this::isElsewhereOrOver);
        return letters.values().stream()
                .sorted(Comparator.comparing(DeadLetter::id))
                .toList();
    }

    /** Has its projection try again at once, in place of within seconds; empty when nothing of this id stands in the way. */
    public Optional<DeadLetter> retry(String id) {
        var found = all().stream().filter(letter -> letter.id().equals(id)).findFirst();
        found.ifPresent(letter -> wake.accept(letter.projection()));
        return found;
    }

    @Override
    public void handleError(ErrorContext failure) throws Exception {
        try {
            note(failure);
        } catch (RuntimeException unexamined) { // the failure itself is what has to be told
            LOG.warn("Which event {} failed on is not known", failure.eventProcessor(), unexamined);
        }
        PropagatingErrorHandler.instance().handleError(failure);
    }

    private boolean isElsewhereOrOver(DeadLetter letter) {
        return !isOurs.test(letter.projection())
                || positions.of(letter.projection()).orElse(0) >= letter.position();
    }

    private void note(ErrorContext failure) {
        var projection = failure.eventProcessor();
        var batch = failure.failedEvents().stream()
                .filter(TrackedEventMessage.class::isInstance)
                .<TrackedEventMessage<?>>map(event -> (TrackedEventMessage<?>) event)
                .toList();
        culprit(projection, batch)
                .map(event -> letter(projection, event, failure.error()))
                .ifPresent(letter -> letters.merge(projection, letter, DeadLetter::then));
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

    private DeadLetter letter(String projection, TrackedEventMessage<?> event, Throwable failure) {
        long position = positionOf(event);
        var stored = engine.log().after(position - 1, 1).getFirst();
        var now = Instant.now();
        return new DeadLetter(
                projection, position, stored.payloadType(), stored.aggregateId(), sentence(failure), now, now, 1);
    }

    private static long positionOf(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    private static String sentence(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure)
                .toString()
                .lines()
                .findFirst()
                .orElse("");
    }
}
