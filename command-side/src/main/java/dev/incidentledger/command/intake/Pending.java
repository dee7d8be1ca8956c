package dev.incidentledger.command.intake;

import dev.incidentledger.command.incident.IncidentCommand;
import dev.incidentledger.events.incident.UpdateId;
import java.util.List;

/**
 * Commands that were decided and may or may not have been sent; whoever finds them sends them, again if need be.
 *
 * @param id tells it from all others
 * @param actor the token whose delivery led to them
 * @param correlationId the request that it came with
 * @param next what is known of the group once they are sent
 */
record Pending(UpdateId id, String actor, String correlationId, List<IncidentCommand> commands, GroupState next) {

    Pending {
        commands = List.copyOf(commands);
    }
}
