package dev.incidentledger.query.outages;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.UptimePolicy;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a policy makes of a time.
 *
 * @param disruption by the worst status of each moment, of the time that counts
 * @param excluded what the policy does not look at
 * @param counted what uptime is a part of
 */
public record Judgment(UptimePolicy policy, Disruption disruption, Duration excluded, Duration counted) {

    /** @param whatIf the status that any incident is taken to have been; null for what it was */
    public static Judgment of(StoodTime time, UptimePolicy policy, @Nullable ComponentStatus whatIf) {
        var disruption = Disruption.NONE;
        var excluded = Duration.ZERO;
        for (var stood : time.stood().entrySet()) {
            if (policy.counted().excludesAgreedMaintenance() && stood.getKey().agreed()) {
                excluded = excluded.plus(stood.getValue());
            } else {
                disruption = disruption.plus(Disruption.of(stood.getKey().status(whatIf), stood.getValue()));
            }
        }
        return new Judgment(policy, disruption, excluded, counted(time, policy).minus(excluded));
    }

    public double lostSeconds() {
        return policy.lostSeconds(disruption);
    }

    /** From 0 to 1; empty where no time counts. */
    public OptionalDouble fraction() {
        return counted.isPositive() ? OptionalDouble.of(policy.fraction(disruption, counted)) : OptionalDouble.empty();
    }

    private static Duration counted(StoodTime time, UptimePolicy policy) {
        return switch (policy.counted()) {
            case CALENDAR_DAYS -> Duration.ofDays(time.days());
            case ELAPSED, ELAPSED_OUTSIDE_AGREED_MAINTENANCE -> time.elapsed();
        };
    }
}
