package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.ready.MaintenanceLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A maintenance among others. */
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
    public Enum<?> status() {
        return line.status();
    }

    @Override
    public Instant startsAt() {
        return startedAt().orElseGet(line::scheduledFor);
    }

    @Override
    public Instant latestAt() {
        return line.latestDisplayAt();
    }

    @Override
    public List<Instant> toldAt() {
        return line.toldAt();
    }

    @Override
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(line.startedAt());
    }

    @Override
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(line.endedAt());
    }
}
