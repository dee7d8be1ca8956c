package dev.incidentledger.query.analytics;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.query.health.UptimePolicy;
import dev.incidentledger.query.outages.Basis;
import dev.incidentledger.query.outages.Judgment;
import dev.incidentledger.query.outages.StoodTime;
import org.jspecify.annotations.Nullable;

/**
 * How what happened is read as uptime.
 *
 * @param window by which times incidents count
 * @param whatIf the status that any incident is taken to have been; null for what it was
 */
record Reading(UptimePolicy policy, Basis window, @Nullable ComponentStatus whatIf) {

    Judgment judge(StoodTime time) {
        return Judgment.of(time, policy, whatIf);
    }

    @Nullable
    String whatIfName() {
        return whatIf == null ? null : whatIf.wireName();
    }
}
