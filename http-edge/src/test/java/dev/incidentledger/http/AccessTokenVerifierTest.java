package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessTokenVerifierTest {

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final MovableClock clock = new MovableClock();
    private final AccessTokenVerifier verifier = new AccessTokenVerifier(store, clock, clock::nanos);
    private final AccessTokenSecret secret = AccessTokenSecret.next(TokenId.next());

    @Test
    void a_token_is_known_as_soon_as_it_is_issued() {
        assertThat(verifier.verify(secret.value())).isEmpty();

        SampleServer.issue(store, secret, Role.ADMIN, null);

        assertThat(verifier.verify(secret.value())).hasValue(new Caller(secret.tokenId(), Set.of(Role.ADMIN)));
    }

    @Test
    void a_revocation_elsewhere_is_noticed_within_half_a_minute() {
        SampleServer.issue(store, secret, Role.ADMIN, null);
        assertThat(verifier.verify(secret.value())).isPresent();
        SampleServer.revoke(store, secret.tokenId());

        assertThat(verifier.verify(secret.value())).isPresent();
        clock.move(Duration.ofSeconds(30));
        assertThat(verifier.verify(secret.value())).isEmpty();
    }

    @Test
    void a_revocation_here_is_noticed_at_once() {
        SampleServer.issue(store, secret, Role.ADMIN, null);
        assertThat(verifier.verify(secret.value())).isPresent();
        SampleServer.revoke(store, secret.tokenId());

        verifier.forget(secret.tokenId());

        assertThat(verifier.verify(secret.value())).isEmpty();
    }

    @Test
    void a_token_stops_at_the_moment_it_expires_though_it_is_remembered() {
        SampleServer.issue(store, secret, Role.ADMIN, clock.instant().plusSeconds(1));
        assertThat(verifier.verify(secret.value())).isPresent();

        clock.move(Duration.ofSeconds(1));

        assertThat(verifier.verify(secret.value())).isEmpty();
    }

    @Test
    void a_token_stands_until_it_expires_or_is_revoked() {
        assertThat(verifier.isStanding(secret.tokenId())).isFalse();
        SampleServer.issue(store, secret, Role.ADMIN, clock.instant().plusSeconds(60));
        assertThat(verifier.isStanding(secret.tokenId())).isTrue();

        clock.move(Duration.ofSeconds(60));
        assertThat(verifier.isStanding(secret.tokenId())).isFalse();

        var another = AccessTokenSecret.next(TokenId.next());
        SampleServer.issue(store, another, Role.ADMIN, null);
        assertThat(verifier.isStanding(another.tokenId())).isTrue();
        SampleServer.revoke(store, another.tokenId());
        clock.move(Duration.ofSeconds(30));
        assertThat(verifier.isStanding(another.tokenId())).isFalse();
    }

    @Test
    void the_secret_does_not_appear_in_its_text_form() {
        assertThat(secret).hasToString("AccessTokenSecret[%s]".formatted(secret.tokenId()));
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-01-31T09:43:00Z");

        void move(Duration duration) {
            now = now.plus(duration);
        }

        long nanos() {
            return Duration.between(Instant.EPOCH, now).toNanos();
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
