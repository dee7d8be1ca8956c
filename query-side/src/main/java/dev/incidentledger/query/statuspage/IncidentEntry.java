package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.ready.HistoryLine;
import java.time.Duration;
import java.time.Instant;
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
    public Instant startsAt() {
        return line.startedAt();
    }

    @Override
    public Instant latestAt() {
        return line.latestDisplayAt();
    }

    @Override
    public Optional<Duration> duration() {
        return Optional.ofNullable(line.resolvedAt())
                .map(end -> end.isBefore(startsAt()) ? Duration.ZERO : Duration.between(startsAt(), end));
    }
}
