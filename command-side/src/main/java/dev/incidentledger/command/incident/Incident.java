package dev.incidentledger.command.incident;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.incidentledger.command.incident.IncidentCommand.AttachPostmortem;
import dev.incidentledger.command.incident.IncidentCommand.CorrectTitle;
import dev.incidentledger.command.incident.IncidentCommand.CorrectUpdate;
import dev.incidentledger.command.incident.IncidentCommand.EstablishImpactWindow;
import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.ImportIncident;
import dev.incidentledger.command.incident.IncidentCommand.LinkReference;
import dev.incidentledger.command.incident.IncidentCommand.OverrideImpact;
import dev.incidentledger.command.incident.IncidentCommand.PostUpdate;
import dev.incidentledger.command.incident.IncidentCommand.PublishIncident;
import dev.incidentledger.command.incident.IncidentCommand.RecoverComponents;
import dev.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import dev.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import dev.incidentledger.command.incident.IncidentCommand.RetractIncident;
import dev.incidentledger.command.platform.Outcome;
import dev.incidentledger.command.platform.Precondition;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Carries {@link IncidentDecider}'s decisions to Axon. A long incident has snapshots, written as JSON: when the
 * state changes its form, the revision does too.
 */
@Aggregate(type = "incident")
@Revision("2")
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class Incident {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable IncidentId id;

    private IncidentState state = new IncidentState.Unknown();

    @CommandHandlerInterceptor
    void check(IncidentCommand command, MetaData metadata) {
        Precondition.check(
                metadata,
                command.incidentId().value(),
                AggregateLifecycle.getVersion(),
                Published.isEditedBy(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Outcome handle(IdentifyIncident c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(PostUpdate c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(ResolveIncident c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(AttachPostmortem c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(ReopenIncident c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(OverrideImpact c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(CorrectUpdate c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(CorrectTitle c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(EstablishImpactWindow c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(LinkReference c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(PublishIncident c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(RecoverComponents c) {
        return decide(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Outcome handle(ImportIncident c) {
        var events = IncidentDecider.decide(state, c);
        for (int i = 0; i < events.size(); i++) {
            AggregateLifecycle.apply(
                    events.get(i), MetaData.from(c.steps().get(i).metadata()));
        }
        return new Outcome(AggregateLifecycle.getVersion(), !events.isEmpty());
    }

    @CommandHandler
    Outcome handle(RetractIncident c) {
        return decide(c);
    }

    @EventSourcingHandler
    void on(IncidentEvent event, @MetaDataValue(MetadataKey.REASON) @Nullable String reason) {
        id = event.incidentId();
        state = IncidentDecider.evolve(state, event, reason);
    }

    private Outcome decide(IncidentCommand command) {
        var why = command.reason() == null
                ? MetaData.emptyInstance()
                : MetaData.with(MetadataKey.REASON, command.reason());
        var events = IncidentDecider.decide(state, command);
        events.forEach(event -> AggregateLifecycle.apply(event, why));
        return new Outcome(AggregateLifecycle.getVersion(), !events.isEmpty());
    }
}
