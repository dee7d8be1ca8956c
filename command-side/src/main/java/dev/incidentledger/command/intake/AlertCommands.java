package dev.incidentledger.command.intake;

import dev.incidentledger.command.incident.IncidentCommand;
import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.platform.CommandDispatcher;
import dev.incidentledger.command.platform.CommandOrigin;
import dev.incidentledger.command.platform.Recorded;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.http.ProblemException;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Sends what was decided on a group. Each command has a key made of what it was decided with, so that it may be sent any
 * number of times. A rule that says no has the last word: an operator was faster.
 */
@Component
class AlertCommands {

    private static final Logger LOG = LoggerFactory.getLogger(AlertCommands.class);

    private final CommandDispatcher commands;

    AlertCommands(CommandDispatcher commands) {
        this.commands = commands;
    }

    /** Where the last of them was recorded; empty when none was. */
    Optional<Recorded> send(AlertGroup group, Pending pending) {
        Optional<Recorded> last = Optional.empty();
        var origin = CommandOrigin.of(pending.actor(), Standings.CHANNEL, pending.correlationId())
                .with(MetadataKey.ALERT_INTAKE, group.intake())
                .with(MetadataKey.ALERT_RECEIVER, group.receiver())
                .with(MetadataKey.ALERT_GROUP_KEY, group.groupKey());
        for (int i = 0; i < pending.commands().size(); i++) {
            var command = pending.commands().get(i);
            var recorded = send(command, origin.keyed(keyOf(group, pending, i), group.id()));
            last = recorded.isPresent() ? recorded : last;
        }
        return last;
    }

    private Optional<Recorded> send(IncidentCommand command, CommandOrigin origin) {
        try {
            return Optional.of(commands.send(command, command.incidentId().value(), origin));
        } catch (Rejected refusal) {
            LOG.warn(
                    "An alert could not {} {}: {}",
                    command instanceof IdentifyIncident ? "identify" : "change",
                    command.incidentId(),
                    refusal.getMessage());
            return Optional.empty();
        } catch (ConcurrencyException | AggregateStreamCreationException _) {
            throw Turns.busy();
        } catch (ProblemException problem) {
            throw problem.status() == HttpStatus.CONFLICT ? Turns.busy() : problem;
        }
    }

    private static String keyOf(AlertGroup group, Pending pending, int place) {
        return "alert %s %s %d".formatted(group.id(), pending.id(), place);
    }
}
