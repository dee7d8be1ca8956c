package dev.incidentledger.command.platform;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.http.Caller;
import dev.incidentledger.http.RequestTrace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Sends a command in the name of whoever asked, and says where it was recorded. */
@Component
public class CommandDispatcher {

    private final CommandGateway gateway;
    private final Positions positions;
    private final HttpServletRequest request;

    /** @param request the one at hand, as Spring's proxy finds it */
    CommandDispatcher(CommandGateway gateway, Positions positions, HttpServletRequest request) {
        this.gateway = gateway;
        this.positions = positions;
        this.request = request;
    }

    /** Answers when the events are durable; throws {@link Rejected} when a rule says no. */
    public Recorded send(Object command, String aggregateId, Caller caller) {
        var message = GenericCommandMessage.asCommandMessage(command)
                .andMetaData(Map.of(
                        MetadataKey.ACTOR, caller.tokenId().value(),
                        MetadataKey.CHANNEL, "api",
                        MetadataKey.CORRELATION_ID, RequestTrace.idOf(request)));
        long version = gateway.<Long>sendAndWait(message);
        return new Recorded(aggregateId, version, positions.positionOf(aggregateId, version));
    }
}
