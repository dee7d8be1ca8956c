package dev.incidentledger.eventstore;

import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Keeps decisions sound that were made on a cached aggregate while another process changed it. Events are safe: the log
 * has one event per place. A refusal, and an answer without events, is compared with the log. Whatever was decided on an
 * old state is decided again on the present one, by when the rollback has taken the old one out of the cache.
 */
final class StaleDecisions implements MessageHandlerInterceptor<CommandMessage<?>>, RetryScheduler {

    private static final int MOST_TRIES = 3;

    private final CommandEvents events;

    StaleDecisions(CommandEvents events) {
        this.events = events;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        Object answer;
        try {
            answer = chain.proceed();
        } catch (RuntimeException refusal) {
            requireFresh(unitOfWork);
            throw refusal;
        }
        if (!events.hasStagedEvents().getAsBoolean()) {
            requireFresh(unitOfWork);
        }
        return answer;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public boolean scheduleRetry(
            CommandMessage command,
            RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        boolean again = failures.size() < MOST_TRIES && isOvertaken(lastFailure);
        if (again) {
            dispatch.run();
        }
        return again;
    }

    private static boolean isOvertaken(RuntimeException failure) {
        return failure instanceof ConcurrencyException || failure instanceof AggregateStreamCreationException;
    }

    private void requireFresh(UnitOfWork<?> unitOfWork) {
        AggregateCache.versionsUsedIn(unitOfWork).forEach((aggregateId, version) -> {
            if (!events.lastRecorded().apply(aggregateId).equals(Optional.of(version))) {
                throw new StaleAggregateException(aggregateId);
            }
        });
    }
}
