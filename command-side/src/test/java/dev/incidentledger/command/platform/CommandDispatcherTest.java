package dev.incidentledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.eventstore.TimeToAnswer;
import dev.incidentledger.http.Caller;
import dev.incidentledger.http.TimeSpent;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandDispatcherTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Caller CALLER = new Caller(TokenId.next(), Set.of(Role.OPERATOR));

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/incidents");

    @Test
    void a_command_has_a_time_of_seconds() {
        assertThat(timeLeft()).isPositive().isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void what_it_took_to_know_the_caller_is_taken_off() {
        request.setAttribute(TimeSpent.class.getName() + ".spent", HOUR);

        assertThat(timeLeft()).isZero();
    }

    /** As a handler finds it. */
    private Duration timeLeft() {
        var left = new AtomicReference<>(HOUR);
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(String.class.getName(), _ -> {
            left.set(TimeToAnswer.atMost(HOUR));
            return new Outcome(0, true);
        });
        var events = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        new CommandDispatcher(
                        DefaultCommandGateway.builder().commandBus(bus).build(),
                        (_, _) -> OptionalLong.empty(),
                        new KeyedCommands((_, _) -> Optional.empty(), events, (_, _) -> OptionalLong.empty()),
                        request)
                .send("command", "inc_1", CALLER);
        return left.get();
    }
}
