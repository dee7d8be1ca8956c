package dev.incidentledger.command.catalogue;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.RetireComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.RetireGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseGroup;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Carries {@link CatalogueDecider}'s decisions to Axon. */
@Aggregate(type = "catalogue")
class Catalogue {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String id;

    private CatalogueState state = CatalogueState.EMPTY;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    long handle(RegisterComponent c) {
        return decide(c);
    }

    @CommandHandler
    long handle(ReviseComponent c) {
        return decide(c);
    }

    @CommandHandler
    long handle(RetireComponent c) {
        return decide(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    long handle(RegisterGroup c) {
        return decide(c);
    }

    @CommandHandler
    long handle(ReviseGroup c) {
        return decide(c);
    }

    @CommandHandler
    long handle(RetireGroup c) {
        return decide(c);
    }

    @EventSourcingHandler
    void on(CatalogueEvent event) {
        id = CatalogueEvent.CATALOGUE_ID;
        state = CatalogueDecider.evolve(state, event);
    }

    private long decide(CatalogueCommand command) {
        CatalogueDecider.decide(state, command).forEach(AggregateLifecycle::apply);
        return AggregateLifecycle.getVersion();
    }
}
