package dev.incidentledger.query.audit;

import dev.incidentledger.eventstore.postgres.LogReader;
import dev.incidentledger.eventstore.postgres.LoggedEvent;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the log itself, piece by piece: how much there is of it costs no memory. */
@Component
class AuditTrail {

    private static final int CHUNK = 1_000;

    /** A page ends after so many events, though it be empty: whoever asks goes on behind them. */
    private static final int MOST_READ = 50_000;

    private final LogReader log;
    private final Upcasting upcasting;

    AuditTrail(PostgresEventStorageEngine engine, Upcasting upcasting) {
        this.log = engine.log();
        this.upcasting = upcasting;
    }

    /**
     * Part of the log.
     *
     * @param next the position behind which to go on; empty at the end
     */
    record Stretch(List<AuditedEvent> events, OptionalLong next) {}

    /**
     * What was recorded in a time, of what was recorded so far.
     *
     * @param from null from the first event on
     * @param to null up to the newest event
     */
    Positions positions(@Nullable Instant from, @Nullable Instant to) {
        return new Positions(
                from == null ? 0 : log.lastPositionBefore(from),
                to == null ? log.headPosition() : log.lastPositionBefore(to));
    }

    /** @param last nothing behind this position */
    Stretch after(long position, long last, AuditFilter filter, int limit) {
        var found = new ArrayList<AuditedEvent>();
        long at = position;
        for (int read = 0; at < last && read < MOST_READ; ) {
            var chunk = log.after(at, (int) Math.min(CHUNK, last - at));
            if (chunk.isEmpty()) {
                return new Stretch(found, OptionalLong.empty());
            }
            for (var event : chunk) {
                at = event.position();
                if (filter.takes(event)) {
                    found.add(audited(event));
                    if (found.size() == limit) {
                        return new Stretch(found, at < last ? OptionalLong.of(at) : OptionalLong.empty());
                    }
                }
            }
            read += chunk.size();
        }
        return new Stretch(found, at < last ? OptionalLong.of(at) : OptionalLong.empty());
    }

    boolean knows(String aggregateId) {
        return !log.ofAggregate(aggregateId, 0, 1).isEmpty();
    }

    /** The same of one aggregate. */
    Stretch ofAggregate(String aggregateId, Positions positions, AuditFilter filter, int limit) {
        var found = new ArrayList<AuditedEvent>();
        long sequence = log.sequenceAt(aggregateId, positions.before()).orElse(-1) + 1;
        for (var chunk = log.ofAggregate(aggregateId, sequence, CHUNK);
                !chunk.isEmpty();
                chunk = log.ofAggregate(aggregateId, sequence, CHUNK)) {
            for (var event : chunk) {
                if (event.position() > positions.last()) {
                    return new Stretch(found, OptionalLong.empty());
                }
                if (filter.takes(event)) {
                    if (found.size() == limit) {
                        return new Stretch(
                                found, OptionalLong.of(found.getLast().position()));
                    }
                    found.add(audited(event));
                }
            }
            sequence = chunk.getLast().sequence() + 1;
        }
        return new Stretch(found, OptionalLong.empty());
    }

    private AuditedEvent audited(LoggedEvent event) {
        return AuditedEvent.of(event, upcasting.of(event));
    }

    /**
     * A stretch of the log by its ends.
     *
     * @param before the position before the first one
     */
    record Positions(long before, long last) {}
}
