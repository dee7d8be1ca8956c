package dev.incidentledger.query.analytics;

import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.health.CountedTime;
import dev.incidentledger.query.health.UptimePolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The policies that uptime can be asked by: those of vendors, two of contracts, and what is set as
 * {@code ledger.uptime.policies.<name>}. One that cannot be applied keeps the product from starting.
 */
@ConfigurationProperties(prefix = "ledger.uptime", ignoreUnknownFields = false)
record UptimePolicies(@DefaultValue Map<String, Weights> policies) {

    static final String DEFAULT = UptimePolicy.STATUSPAGE.name();

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,39}");
    private static final List<UptimePolicy> BUILT_IN = Stream.concat(
                    UptimePolicy.ALL.stream(), Stream.of(UptimePolicy.ELAPSED, UptimePolicy.SLA))
            .toList();

    /**
     * How much of a second is lost in each status, from 0 to 1, and of what time that is a part.
     *
     * @param counted how time is counted
     */
    record Weights(
            @DefaultValue("1") double major,
            @DefaultValue("1") double partial,
            @DefaultValue("0") double degraded,
            @DefaultValue("0") double maintenance,
            @DefaultValue("calendar-days") CountedTime counted) {

        UptimePolicy named(String name) {
            return new UptimePolicy(name, major, partial, degraded, maintenance, counted);
        }
    }

    UptimePolicies {
        policies.forEach(UptimePolicies::requireUsable);
    }

    /** Refuses a name that there is no policy of. */
    UptimePolicy named(String name) {
        var policy = all().get(name);
        if (policy == null) {
            throw ProblemException.badRequest(
                    "?policy", "UNKNOWN_POLICY", "The policies are: %s.".formatted(String.join(", ", all().keySet())));
        }
        return policy;
    }

    private Map<String, UptimePolicy> all() {
        var all = new LinkedHashMap<String, UptimePolicy>();
        BUILT_IN.forEach(policy -> all.put(policy.name(), policy));
        policies.forEach((name, weights) -> all.put(name, weights.named(name)));
        return all;
    }

    private static void requireUsable(String name, Weights weights) {
        var property = "ledger.uptime.policies." + name;
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    property + ": a name is up to 40 lower-case letters, digits, dots and hyphens");
        }
        if (BUILT_IN.stream().anyMatch(policy -> policy.name().equals(name))) {
            throw new IllegalArgumentException(property + ": there is a policy of that name already");
        }
        try {
            weights.named(name);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(property + ": " + unusable.getMessage(), unusable);
        }
    }
}
