package dev.incidentledger.command.platform.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock that anybody may set, and a processor that counts what really passed. Both run by themselves too. */
final class SettableTime implements InstantSource {

    private volatile Duration set = Duration.ZERO;
    private volatile Duration passed = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(set).plus(passed);
    }

    long nanoseconds() {
        return System.nanoTime() + passed.toNanos();
    }

    /** The hands move, the time does not. */
    void jump(Duration by) {
        set = set.plus(by);
    }

    void pass(Duration time) {
        passed = passed.plus(time);
    }
}
