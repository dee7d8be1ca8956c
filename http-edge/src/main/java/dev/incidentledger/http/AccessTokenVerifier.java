package dev.incidentledger.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.incidentledger.events.access.AccessEvent;
import dev.incidentledger.events.access.AccessEvent.TokenIssued;
import dev.incidentledger.events.access.AccessEvent.TokenRevoked;
import dev.incidentledger.events.access.TokenId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Knows callers by their token's own event stream, so that no projection stands between issuing and use. A revocation
 * on another node is noticed within half a minute.
 */
public final class AccessTokenVerifier {

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 10_000;

    private final EventStore eventStore;
    private final Clock clock;
    private final Cache<TokenId, TokenIssued> standing;

    AccessTokenVerifier(EventStore eventStore, Clock clock, Ticker ticker) {
        this.eventStore = eventStore;
        this.clock = clock;
        this.standing = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    /** Empty for a secret that is malformed, unknown, wrong, expired or revoked: the caller is not told which. */
    public Optional<Caller> verify(String presented) {
        return AccessTokenSecret.parse(presented).flatMap(this::verify);
    }

    /** Whether a caller who was recognized before would be again: for answers that do not end by themselves. */
    public boolean isStanding(TokenId tokenId) {
        return Optional.ofNullable(standing.get(tokenId, this::read))
                .filter(this::hasNotExpired)
                .isPresent();
    }

    /** To be called where a token was revoked: there it stops at once. */
    public void forget(TokenId tokenId) {
        standing.invalidate(tokenId);
    }

    private Optional<Caller> verify(AccessTokenSecret secret) {
        return Optional.ofNullable(standing.get(secret.tokenId(), this::read))
                .filter(token -> secret.hasSha256(token.sha256()))
                .filter(this::hasNotExpired)
                .map(token -> new Caller(token.tokenId(), token.roles()));
    }

    private boolean hasNotExpired(TokenIssued token) {
        return token.expiresAt() == null || clock.instant().isBefore(token.expiresAt());
    }

    /** Null for a token that does not stand; Caffeine does not remember such an answer. */
    private @Nullable TokenIssued read(TokenId tokenId) {
        TokenIssued token = null;
        var events = eventStore.readEvents(tokenId.value());
        while (events.hasNext()) {
            token = switch ((AccessEvent) events.next().getPayload()) {
                case TokenIssued issued -> issued;
                case TokenRevoked _ -> null;
            };
        }
        return token;
    }
}
