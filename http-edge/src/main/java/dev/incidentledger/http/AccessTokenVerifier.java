package dev.incidentledger.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.incidentledger.events.access.AccessEvent;
import dev.incidentledger.events.access.AccessEvent.OwnerErased;
import dev.incidentledger.events.access.AccessEvent.TokenIssued;
import dev.incidentledger.events.access.AccessEvent.TokenRevoked;
import dev.incidentledger.events.access.TokenId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows callers by their token's own event stream, so that no projection stands between issuing and use. A revocation
 * on another node is noticed within half a minute.
 */
public final class AccessTokenVerifier {

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final Duration REMEMBERED_AS_ABSENT = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;
    private static final String SHA256_OF_NOTHING_WE_ISSUE = "0".repeat(64);

    private final TokenEvents recorded;
    private final Clock clock;
    private final Cache<TokenId, TokenIssued> standing;
    private final Cache<TokenId, Boolean> absent;

    AccessTokenVerifier(TokenEvents recorded, Clock clock, Ticker ticker) {
        this.recorded = recorded;
        this.clock = clock;
        this.standing = cache(REMEMBERED, ticker);
        this.absent = cache(REMEMBERED_AS_ABSENT, ticker);
    }

    /** Empty for a secret that is unknown, wrong, expired or revoked: the caller is not told which. */
    public Optional<Caller> verify(AccessTokenSecret secret) {
        var token = find(secret.tokenId());
        boolean isRight = secret.hasSha256(token == null ? SHA256_OF_NOTHING_WE_ISSUE : token.sha256());
        return token != null && isRight && stands(token)
                ? Optional.of(new Caller(token.tokenId(), token.roles()))
                : Optional.empty();
    }

    /** Whether a caller who was recognized before would be again: for answers that do not end by themselves. */
    public boolean isStanding(TokenId tokenId) {
        return standing(tokenId).isPresent();
    }

    /** Who was recognized by this token before, unless it has expired or been revoked since. */
    public Optional<Caller> standing(TokenId tokenId) {
        return Optional.ofNullable(find(tokenId))
                .filter(this::stands)
                .map(token -> new Caller(token.tokenId(), token.roles()));
    }

    /** Whether this token can be judged without asking the event store. */
    boolean remembers(TokenId tokenId) {
        return standing.getIfPresent(tokenId) != null || absent.getIfPresent(tokenId) != null;
    }

    /** To be called where a token was issued or revoked: there it works or stops at once. */
    public void forget(TokenId tokenId) {
        standing.invalidate(tokenId);
        absent.invalidate(tokenId);
    }

    private @Nullable TokenIssued find(TokenId tokenId) {
        return absent.getIfPresent(tokenId) == null ? standing.get(tokenId, this::read) : null;
    }

    private boolean stands(TokenIssued token) {
        return token.expiresAt() == null || clock.instant().isBefore(token.expiresAt());
    }

    /** Null for a token that does not stand, which is remembered apart: whoever guesses cannot crowd out those who know. */
    private @Nullable TokenIssued read(TokenId tokenId) {
        TokenIssued token = null;
        var events = recorded.of(tokenId);
        while (events.hasNext()) {
            token = switch ((AccessEvent) events.next().getPayload()) {
                case TokenIssued issued -> issued;
                case TokenRevoked _, OwnerErased _ -> null;
            };
        }
        if (token == null) {
            absent.put(tokenId, true);
        }
        return token;
    }

    private static <V> Cache<TokenId, V> cache(Duration remembered, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(remembered)
                .ticker(ticker)
                .build();
    }
}
