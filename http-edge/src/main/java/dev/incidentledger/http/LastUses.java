package dev.incidentledger.http;

import dev.incidentledger.events.access.TokenId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** When each token was last used here, until that is written down. */
final class LastUses {

    private final ConcurrentMap<TokenId, Instant> latest = new ConcurrentHashMap<>();
    private final InstantSource clock;

    LastUses(InstantSource clock) {
        this.clock = clock;
    }

    void note(TokenId token) {
        latest.put(token, clock.instant());
    }

    /** What was noted since the last time; a token that is used meanwhile stays for the next. */
    Map<TokenId, Instant> take() {
        var taken = new HashMap<TokenId, Instant>();
        latest.forEach((token, at) -> {
            if (latest.remove(token, at)) {
                taken.put(token, at);
            }
        });
        return taken;
    }

    /** What could not be written down. */
    void giveBack(Map<TokenId, Instant> taken) {
        taken.forEach(latest::putIfAbsent);
    }
}
