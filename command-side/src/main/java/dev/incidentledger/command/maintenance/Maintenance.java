package dev.incidentledger.command.maintenance;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import dev.incidentledger.command.maintenance.MaintenanceCommand.CancelMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.CompleteMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.CorrectMaintenanceUpdate;
import dev.incidentledger.command.maintenance.MaintenanceCommand.FollowSchedule;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ImportMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.PostMaintenanceUpdate;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ReviseMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ScheduleMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.StartMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.VerifyMaintenance;
import dev.incidentledger.command.platform.Outcome;
import dev.incidentledger.command.platform.Precondition;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Carries {@link MaintenanceDecider}'s decisions to Axon. */
@Aggregate(type = "maintenance")
class Maintenance {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable MaintenanceId id;

    private MaintenanceState state = new MaintenanceState.Unknown();

    @CommandHandlerInterceptor
    void check(MaintenanceCommand command, MetaData metadata) {
        Precondition.check(
                metadata,
                command.maintenanceId().value(),
                AggregateLifecycle.getVersion(),
                Published.isEditedBy(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Outcome handle(ScheduleMaintenance c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(ReviseMaintenance c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(PostMaintenanceUpdate c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(CorrectMaintenanceUpdate c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(StartMaintenance c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(VerifyMaintenance c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(CompleteMaintenance c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(CancelMaintenance c) {
        return decide(c);
    }

    @CommandHandler
    Outcome handle(FollowSchedule c) {
        return decide(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Outcome handle(ImportMaintenance c) {
        var events = MaintenanceDecider.decide(state, c);
        for (int i = 0; i < events.size(); i++) {
            AggregateLifecycle.apply(
                    events.get(i), MetaData.from(c.updates().get(i).metadata()));
        }
        return new Outcome(AggregateLifecycle.getVersion(), !events.isEmpty());
    }

    @EventSourcingHandler
    void on(MaintenanceEvent event) {
        id = event.maintenanceId();
        state = MaintenanceDecider.evolve(state, event);
    }

    private Outcome decide(MaintenanceCommand command) {
        var why = command.reason() == null
                ? MetaData.emptyInstance()
                : MetaData.with(MetadataKey.REASON, command.reason());
        var events = MaintenanceDecider.decide(state, command);
        events.forEach(event -> AggregateLifecycle.apply(event, why));
        return new Outcome(AggregateLifecycle.getVersion(), !events.isEmpty());
    }
}
