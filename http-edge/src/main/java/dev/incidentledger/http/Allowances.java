package dev.incidentledger.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * So much a minute for each key, refilled steadily. Memory is bounded: an allowance that nobody touched for longer than
 * it takes to refill is forgotten, and so are some when there are too many keys.
 */
final class Allowances<K> {

    private static final int MOST_KEYS = 20_000;
    private static final Duration REFILLED = Duration.ofMinutes(1);

    private final int perMinute;
    private final TimeMeter time;
    private final Cache<K, Bucket> buckets;

    Allowances(int perMinute, Ticker ticker) {
        this.perMinute = perMinute;
        this.time = meter(ticker);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(REFILLED)
                .ticker(ticker)
                .build();
    }

    int perMinute() {
        return perMinute;
    }

    /** False when nothing is left. */
    boolean take(K key) {
        return bucket(key).tryConsume(1);
    }

    boolean isUsedUp(K key) {
        var bucket = buckets.getIfPresent(key);
        return bucket != null && bucket.getAvailableTokens() < 1;
    }

    /** How long until there is something left again. */
    Duration untilNext(K key) {
        return Duration.ofNanos(bucket(key).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private Bucket bucket(K key) {
        return buckets.get(key, _ -> full(perMinute, REFILLED, time));
    }

    static Bucket full(int amount, Duration period, TimeMeter time) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(amount).refillGreedy(amount, period))
                .withCustomTimePrecision(time)
                .build();
    }

    static TimeMeter meter(Ticker ticker) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return ticker.read();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
