package dev.incidentledger.command.access;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import dev.incidentledger.command.access.AccessCommand.IssueToken;
import dev.incidentledger.command.access.AccessCommand.RevokeToken;
import dev.incidentledger.events.access.AccessEvent;
import dev.incidentledger.events.access.TokenId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
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

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    long handle(IssueToken c) {
        return decide(c);
    }

    @CommandHandler
    long handle(RevokeToken c) {
        return decide(c);
    }

    @EventSourcingHandler
    void on(AccessEvent event) {
        id = event.tokenId();
        state = AccessDecider.evolve(state, event);
    }

    private long decide(AccessCommand command) {
        AccessDecider.decide(state, command).forEach(AggregateLifecycle::apply);
        return AggregateLifecycle.getVersion();
    }
}
