package dev.incidentledger.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one caller, and all of them together, may ask of this process. Each is at least 1.
 *
 * @param requestsPerMinute of one token; a quiet minute may be made up for in a burst
 * @param publicRequestsPerMinute of one network without a token
 * @param failuresPerMinute how often one network, or all who name one token, may fail to prove who they are
 * @param commandsAtOnce how many commands may be under way
 */
@ConfigurationProperties("ledger.limits")
record Limits(
        @DefaultValue("600000") int requestsPerMinute,
        @DefaultValue("1200000") int publicRequestsPerMinute,
        @DefaultValue("60") int failuresPerMinute,
        @DefaultValue("256") int commandsAtOnce) {

    Limits {
        atLeastOne("requests-per-minute", requestsPerMinute);
        atLeastOne("public-requests-per-minute", publicRequestsPerMinute);
        atLeastOne("failures-per-minute", failuresPerMinute);
        atLeastOne("commands-at-once", commandsAtOnce);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("ledger.limits.%s must be at least 1".formatted(name));
        }
    }
}
