package dev.incidentledger.command.platform;

import dev.incidentledger.command.platform.KeyedCommands.Sent;
import dev.incidentledger.eventstore.RecordedPositions;
import dev.incidentledger.eventstore.TimeToAnswer;
import dev.incidentledger.http.Caller;
import dev.incidentledger.http.RequestTrace;
import dev.incidentledger.http.TimeSpent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Sends a command in the name of whoever asked, and says where it was recorded. */
@Component
public class CommandDispatcher {

    /** What begins at its end takes some more: callers have their answers within ten seconds, whatever the database does. */
    private static final Duration LONGEST = Duration.ofMillis(8_500);

    private final CommandGateway gateway;
    private final RecordedPositions positions;
    private final KeyedCommands keyed;
    private final HttpServletRequest request;

    /** @param request the one at hand, as Spring's proxy finds it */
    CommandDispatcher(
            CommandGateway gateway, RecordedPositions positions, KeyedCommands keyed, HttpServletRequest request) {
        this.gateway = gateway;
        this.positions = positions;
        this.keyed = keyed;
        this.request = request;
    }

    /**
     * For the request at hand, with its Idempotency-Key and its If-Match. Answers when the events are durable.
     *
     * @throws Rejected when a rule says no
     */
    public Recorded send(Object command, String aggregateId, Caller caller) {
        var origin = CommandOrigin.of(caller.tokenId().value(), "api", RequestTrace.idOf(request));
        var key = IdempotencyKey.of(request);
        return send(
                message(
                                command,
                                key.map(sent -> origin.keyed(sent, RequestFingerprint.of(request)))
                                        .orElse(origin))
                        .andMetaData(Precondition.of(request).metadata()),
                aggregateId,
                LONGEST.minus(TimeSpent.on(request)));
    }

    /**
     * For whatever is no request of an operator for this very command. Answers when the events are durable.
     *
     * @throws Rejected when a rule says no
     */
    public Recorded send(Object command, String aggregateId, CommandOrigin origin) {
        return send(message(command, origin), aggregateId, LONGEST);
    }

    private Recorded send(CommandMessage<?> message, String aggregateId, Duration time) {
        var key = ScopedKey.in(message.getMetaData());
        return TimeToAnswer.within(
                time,
                () -> key.isPresent()
                        ? keyed.once(key.get(), aggregateId, () -> sent(message, aggregateId))
                        : sent(message, aggregateId).recorded());
    }

    private Sent sent(CommandMessage<?> message, String aggregateId) {
        var outcome = gateway.<Outcome>sendAndWait(message);
        long version = outcome.version();
        return new Sent(
                new Recorded(aggregateId, version, positions.positionOf(aggregateId, version), Optional.empty()),
                outcome.recorded());
    }

    private static CommandMessage<?> message(Object command, CommandOrigin origin) {
        return GenericCommandMessage.asCommandMessage(command).andMetaData(origin.metadata());
    }
}
