package dev.incidentledger.standalone.cli;

import java.time.Duration;

/** Waits; tests do not. */
@FunctionalInterface
interface Pause {

    void await(Duration duration) throws InterruptedException;
}
