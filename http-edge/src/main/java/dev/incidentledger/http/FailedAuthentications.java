package dev.incidentledger.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.incidentledger.events.access.TokenId;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;

/**
 * Slows down whoever guesses, by network and by token. Who was recognized from where they call is never slowed down by the
 * failures of others, so nobody can lock somebody else out.
 */
final class FailedAuthentications {

    private static final int STRANGERS_PER_SECOND = 500;
    private static final int MOST_ACQUAINTANCES = 10_000;
    private static final Duration ACQUAINTED = Duration.ofDays(1);

    private record Acquaintance(TokenId token, String network) {}

    private final Allowances<String> byNetwork;
    private final Allowances<TokenId> byToken;
    private final Bucket strangers;
    private final Cache<Acquaintance, Boolean> acquaintances;

    FailedAuthentications(int perMinute, Ticker ticker) {
        this.byNetwork = new Allowances<>(perMinute, ticker);
        this.byToken = new Allowances<>(perMinute, ticker);
        this.strangers = Allowances.full(STRANGERS_PER_SECOND, Duration.ofSeconds(1), Allowances.meter(ticker));
        this.acquaintances = Caffeine.newBuilder()
                .maximumSize(MOST_ACQUAINTANCES)
                .expireAfterAccess(ACQUAINTED)
                .ticker(ticker)
                .build();
    }

    /**
     * Refuses a caller who has failed too often, before its token costs anything.
     *
     * @param isRemembered whether the token can be judged without the event store
     */
    void admit(TokenId token, String network, boolean isRemembered) {
        if (acquaintances.getIfPresent(new Acquaintance(token, network)) != null) {
            return;
        }
        if (byNetwork.isUsedUp(network)) {
            throw new TooManyFailuresException(byNetwork.untilNext(network));
        }
        if (byToken.isUsedUp(token)) {
            throw new TooManyFailuresException(byToken.untilNext(token));
        }
        if (!isRemembered && !strangers.tryConsume(1)) {
            throw new TooManyFailuresException(Duration.ofSeconds(1));
        }
    }

    void recognized(TokenId token, String network) {
        var _ = acquaintances.get(new Acquaintance(token, network), _ -> true);
    }

    /** What to tell whoever failed. */
    AuthenticationException failed(Optional<TokenId> token, String network) {
        boolean isTokenSpared = token.map(byToken::take).orElse(true);
        if (byNetwork.take(network) && isTokenSpared) {
            return new BadCredentialsException("The access token is not valid");
        }
        var untilNext = token.map(byToken::untilNext).orElse(Duration.ZERO);
        return new TooManyFailuresException(max(untilNext, byNetwork.untilNext(network)));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
