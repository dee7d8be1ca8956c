package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.ready.HistoryLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An incident among others. */
record IncidentEntry(HistoryLine line) implements Entry {

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
        return line.startedAt();
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
        return Optional.of(line.startedAt());
    }

    @Override
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(line.resolvedAt());
    }
}
