package dev.incidentledger.command.catalogue;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.RetireComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.RetireGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseGroup;
import dev.incidentledger.command.platform.Outcome;
import dev.incidentledger.command.platform.Precondition;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Carries {@link CatalogueDecider}'s decisions to Axon. Each component and group has a version of its own. */
@Aggregate(type = "catalogue")
class Catalogue {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String id;

    private CatalogueState state = CatalogueState.EMPTY;
    private final Map<String, Long> versions = new HashMap<>();

    @CommandHandlerInterceptor
    void check(CatalogueCommand command, MetaData metadata) {
        Precondition.check(metadata, command.catalogueId(), versions.get(command.subjectId()), false);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Outcome handle(RegisterComponent c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(ReviseComponent c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(RetireComponent c) {
        return decide(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Outcome handle(RegisterGroup c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(ReviseGroup c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(RetireGroup c) {
        return decide(c);
    }

    @EventSourcingHandler
    void on(CatalogueEvent event, @SequenceNumber long sequence) {
        id = CatalogueEvent.CATALOGUE_ID;
        state = CatalogueDecider.evolve(state, event);
        versions.put(event.subjectId(), sequence);
    }

    private Outcome decide(CatalogueCommand command) {
        var events = CatalogueDecider.decide(state, command);
        events.forEach(AggregateLifecycle::apply);
        return new Outcome(requireNonNull(versions.get(command.subjectId())), !events.isEmpty());
    }
}
