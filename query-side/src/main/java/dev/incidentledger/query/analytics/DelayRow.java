package dev.incidentledger.query.analytics;

import org.jspecify.annotations.Nullable;

/**
 * How long something took, in seconds.
 *
 * @param key what the incidents have in common
 * @param p50Seconds the smallest delay that at least half of them do not exceed; null without a sample; likewise p90
 * @param meanSeconds to three decimals
 * @param sample how many delays there are
 * @param leftOut how many incidents have none
 */
public record DelayRow(
        String key,
        String delay,
        @Nullable Long p50Seconds,
        @Nullable Long p90Seconds,
        @Nullable Double meanSeconds,
        long sample,
        long leftOut) {}
