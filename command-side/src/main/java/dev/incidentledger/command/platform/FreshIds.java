package dev.incidentledger.command.platform;

import dev.incidentledger.events.Ids;
import dev.incidentledger.eventstore.RecordedKeys;
import dev.incidentledger.http.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Ids of the aggregates that requests create. */
@Component
public class FreshIds {

    private final RecordedKeys keys;
    private final HttpServletRequest request;

    /** @param request the one at hand, as Spring's proxy finds it */
    FreshIds(RecordedKeys keys, HttpServletRequest request) {
        this.keys = keys;
        this.request = request;
    }

    /**
     * In order of time. But where the store lets two aggregates have one key, the id of what a request with a key creates
     * follows from that: however many processes get the request at once, they create one aggregate.
     *
     * @param prefix of the type, which ends with an underscore
     * @param caller whose the key is
     */
    public String next(String prefix, Caller caller) {
        return keys.areUniqueInLog()
                ? Ids.next(prefix)
                : IdempotencyKey.of(request)
                        .map(key -> Ids.derived(prefix, "%s %s".formatted(caller.tokenId(), key)))
                        .orElseGet(() -> Ids.next(prefix));
    }
}
