package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.ready.MaintenanceLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A maintenance among others, by its plan. */
record MaintenanceEntry(MaintenanceLine line) implements Entry {

    @Override
    public String id() {
        return line.publicId();
    }

    @Override
    public String title() {
        return line.title();
    }

    @Override
    public Instant startsAt() {
        return line.scheduledFor();
    }

    @Override
    public Instant latestAt() {
        return line.latestDisplayAt();
    }

    @Override
    public Optional<Duration> duration() {
        return Optional.empty();
    }
}
