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
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessTokenVerifierTest {

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
    private final MovableClock clock = new MovableClock();
    private final AccessTokenVerifier verifier =
            new AccessTokenVerifier(SampleServer.tokensIn(store), clock, clock::nanos);
    private final AccessTokenSecret secret = AccessTokenSecret.next(TokenId.next());

    @Test
    void a_token_is_known_as_soon_as_it_is_issued() {
        assertThat(verifier.verify(secret)).isEmpty();
        SampleServer.issue(store, secret, Role.ADMIN, null);

        verifier.forget(secret.tokenId());

        assertThat(verifier.verify(secret)).hasValue(new Caller(secret.tokenId(), Set.of(Role.ADMIN)));
    }

    @Test
    void a_token_revoked_on_one_node_stops_on_every_other_within_a_minute() {
        SampleServer.issue(store, secret, Role.ADMIN, null);
        var other = new AccessTokenVerifier(SampleServer.tokensIn(store), clock, clock::nanos);
        assertThat(verifier.verify(secret)).isPresent();
        assertThat(other.verify(secret)).isPresent();

        SampleServer.revoke(store, secret.tokenId());
        verifier.forget(secret.tokenId());

        assertThat(verifier.verify(secret)).isEmpty();
        for (int second = 1; second < 30; second++) {
            clock.move(Duration.ofSeconds(1));
            assertThat(other.verify(secret)).isPresent();
        }
        clock.move(Duration.ofSeconds(1));
        assertThat(other.verify(secret)).isEmpty();
    }

    @Test
    void an_unknown_a_revoked_and_a_good_token_cost_one_read_each_however_often_they_are_sent() {
        SampleServer.issue(store, secret, Role.ADMIN, null);
        var revoked = AccessTokenSecret.next(TokenId.next());
        SampleServer.issue(store, revoked, Role.ADMIN, null);
        SampleServer.revoke(store, revoked.tokenId());
        var unknown = AccessTokenSecret.next(TokenId.next());

        for (int i = 0; i < 1000; i++) {
            assertThat(verifier.verify(secret)).isPresent();
            assertThat(verifier.verify(AccessTokenSecret.next(secret.tokenId())))
                    .isEmpty();
            assertThat(verifier.verify(revoked)).isEmpty();
            assertThat(verifier.verify(unknown)).isEmpty();
        }

        assertThat(reads).hasValue(3);
    }

    @Test
    void what_is_not_there_is_looked_for_again_soon() {
        assertThat(verifier.verify(secret)).isEmpty();
        SampleServer.issue(store, secret, Role.ADMIN, null);
        assertThat(verifier.verify(secret)).isEmpty();

        clock.move(Duration.ofSeconds(5));

        assertThat(verifier.verify(secret)).isPresent();
    }

    @Test
    void a_token_that_nobody_issued_has_a_secret_that_is_compared_all_the_same() {
        assertThat(secret.hasSha256("0".repeat(64))).isFalse();
        assertThat(secret.hasSha256(secret.sha256())).isTrue();
        assertThat(secret.hasSha256(AccessTokenSecret.next(secret.tokenId()).sha256()))
                .isFalse();
    }

    @Test
    void a_revocation_here_is_noticed_at_once() {
        SampleServer.issue(store, secret, Role.ADMIN, null);
        assertThat(verifier.verify(secret)).isPresent();
        SampleServer.revoke(store, secret.tokenId());

        verifier.forget(secret.tokenId());

        assertThat(verifier.verify(secret)).isEmpty();
    }

    @Test
    void a_token_works_until_the_last_microsecond_before_it_expires() {
        SampleServer.issue(store, secret, Role.ADMIN, clock.instant().plusSeconds(1));

        clock.move(Duration.ofSeconds(1).minusNanos(1000));
        assertThat(verifier.verify(secret)).isPresent();
        clock.move(Duration.ofNanos(1000));
        assertThat(verifier.verify(secret)).isEmpty();
    }

    @Test
    void a_token_stops_at_the_moment_it_expires_though_it_is_remembered() {
        SampleServer.issue(store, secret, Role.ADMIN, clock.instant().plusSeconds(1));
        assertThat(verifier.verify(secret)).isPresent();

        clock.move(Duration.ofSeconds(1));

        assertThat(verifier.verify(secret)).isEmpty();
    }

    @Test
    void a_token_stands_until_it_expires_or_is_revoked() {
        assertThat(verifier.isStanding(secret.tokenId())).isFalse();
        SampleServer.issue(store, secret, Role.ADMIN, clock.instant().plusSeconds(60));
        verifier.forget(secret.tokenId());
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
