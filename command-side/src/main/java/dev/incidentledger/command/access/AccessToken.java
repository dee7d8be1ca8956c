package dev.incidentledger.command.access;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import dev.incidentledger.command.access.AccessCommand.EraseOwner;
import dev.incidentledger.command.access.AccessCommand.IssueToken;
import dev.incidentledger.command.access.AccessCommand.RevokeToken;
import dev.incidentledger.command.platform.Outcome;
import dev.incidentledger.command.platform.Precondition;
import dev.incidentledger.events.access.AccessEvent;
import dev.incidentledger.events.access.TokenId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Carries {@link AccessDecider}'s decisions to Axon. */
@Aggregate(type = "access-token")
class AccessToken {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable TokenId id;

    private AccessState state = new AccessState.Unknown();

    @CommandHandlerInterceptor
    void check(AccessCommand command, MetaData metadata) {
        Precondition.check(metadata, command.tokenId().value(), AggregateLifecycle.getVersion(), false);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Outcome handle(IssueToken c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(RevokeToken c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(EraseOwner c) {
        return decide(c);
    }

    @EventSourcingHandler
    void on(AccessEvent event) {
        id = event.tokenId();
        state = AccessDecider.evolve(state, event);
    }

    private Outcome decide(AccessCommand command) {
        var events = AccessDecider.decide(state, command);
        events.forEach(AggregateLifecycle::apply);
        return new Outcome(AggregateLifecycle.getVersion(), !events.isEmpty());
    }
}
