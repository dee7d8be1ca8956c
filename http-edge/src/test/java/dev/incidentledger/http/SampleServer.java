package dev.incidentledger.http;

import dev.incidentledger.events.access.AccessEvent.TokenIssued;
import dev.incidentledger.events.access.AccessEvent.TokenRevoked;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** A side as small as can be, with callers whose tokens the tests know. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({HttpEdgeConfiguration.class, SampleController.class, StrictController.class})
class SampleServer {

    static final AccessTokenSecret OPERATOR = AccessTokenSecret.next(TokenId.next());
    static final AccessTokenSecret AUDITOR = AccessTokenSecret.next(TokenId.next());
    static final AccessTokenSecret EXPIRED = AccessTokenSecret.next(TokenId.next());
    static final AccessTokenSecret REVOKED = AccessTokenSecret.next(TokenId.next());

    @Bean
    EventStore eventStore() {
        var store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        issue(store, OPERATOR, Role.OPERATOR, null);
        issue(store, AUDITOR, Role.AUDITOR, null);
        issue(store, EXPIRED, Role.OPERATOR, Instant.parse("2026-01-01T00:00:00Z"));
        issue(store, REVOKED, Role.OPERATOR, null);
        revoke(store, REVOKED.tokenId());
        return store;
    }

    static TokenEvents tokensIn(EventStore store) {
        return token -> store.readEvents(token.value());
    }

    static void issue(EventStore store, AccessTokenSecret secret, Role role, @Nullable Instant expiresAt) {
        var issued = new TokenIssued(secret.tokenId(), secret.sha256(), Set.of(role), expiresAt);
        store.publish(List.of(
                new GenericDomainEventMessage<>("AccessToken", secret.tokenId().value(), 0, issued)));
    }

    static void revoke(EventStore store, TokenId tokenId) {
        store.publish(
                List.of(new GenericDomainEventMessage<>("AccessToken", tokenId.value(), 1, new TokenRevoked(tokenId))));
    }

    @Bean
    SecurityFilterChain sample(HttpSecurity http, ApiSecurity security) {
        return security.chain(http, AnyRequestMatcher.INSTANCE, routes -> {
            routes.requestMatchers(HttpMethod.GET, "/open/**", "/api/v1/open/**")
                    .permitAll();
            routes.requestMatchers(HttpMethod.POST, "/samples/**").access(ApiSecurity.anyOf(Role.OPERATOR, Role.ADMIN));
        });
    }

    @Bean
    ProblemTranslation timeouts() {
        return failure -> failure instanceof TimeoutException
                ? Optional.of(ProblemException.unavailable("TOO_SLOW", "Try again."))
                : Optional.empty();
    }
}
