package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CallerAuthenticatorTest {

    private static final int FAILURES = 60;
    private static final String ATTACKER = "198.51.100.7";

    private final AtomicInteger reads = new AtomicInteger();
    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine() {
                @Override
                public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
                    reads.incrementAndGet();
                    return super.readEvents(aggregateIdentifier, firstSequenceNumber);
                }
            })
            .build();
    private final Ticker standingStill = () -> 0;
    private final LastUses uses = new LastUses(Clock.systemUTC());
    private final CallerAuthenticator callers = new CallerAuthenticator(
            new AccessTokenVerifier(SampleServer.tokensIn(store), Clock.systemUTC(), standingStill),
            new FailedAuthentications(FAILURES, standingStill),
            uses);
    private final AccessTokenSecret secret = AccessTokenSecret.next(TokenId.next());

    @Test
    void a_flood_of_invented_tokens_costs_as_many_reads_as_failures_are_allowed() {
        for (int i = 0; i < 10_000; i++) {
            var invented = AccessTokenSecret.next(TokenId.next()).value();
            assertThatThrownBy(() -> authenticate(ATTACKER, invented)).isInstanceOf(AuthenticationException.class);
        }

        assertThat(reads).hasValue(FAILURES);
    }

    @Test
    void the_flood_of_another_does_not_keep_a_caller_out() {
        SampleServer.issue(store, secret, Role.ADMIN, null);
        authenticate(ATTACKER, secret.value());
        for (int i = 0; i < 2 * FAILURES; i++) {
            var guess = AccessTokenSecret.next(secret.tokenId()).value();
            assertThatThrownBy(() -> authenticate(ATTACKER, guess)).isInstanceOf(AuthenticationException.class);
        }

        authenticate(ATTACKER, secret.value());
    }

    @Test
    void the_right_secret_found_by_guessing_too_often_is_not_even_looked_at() {
        SampleServer.issue(store, secret, Role.ADMIN, null);
        for (int i = 0; i < FAILURES; i++) {
            var guess = AccessTokenSecret.next(secret.tokenId()).value();
            assertThatThrownBy(() -> authenticate(ATTACKER, guess)).isInstanceOf(AuthenticationException.class);
        }

        assertThatThrownBy(() -> authenticate(ATTACKER, secret.value())).isInstanceOf(TooManyFailuresException.class);
    }

    @Test
    void a_use_is_noted_and_a_failure_is_not() {
        SampleServer.issue(store, secret, Role.ADMIN, null);
        assertThatThrownBy(() -> authenticate(
                        ATTACKER, AccessTokenSecret.next(secret.tokenId()).value()))
                .isInstanceOf(AuthenticationException.class);
        assertThat(uses.take()).isEmpty();

        authenticate(ATTACKER, secret.value());

        assertThat(uses.take()).containsOnlyKeys(secret.tokenId());
    }

    private void authenticate(String remoteAddress, String presented) {
        callers.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(remoteAddress, presented));
    }
}
