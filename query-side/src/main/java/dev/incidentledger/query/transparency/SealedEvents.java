package dev.incidentledger.query.transparency;

import dev.incidentledger.eventstore.postgres.LogReader;
import dev.incidentledger.eventstore.postgres.LoggedEvent;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.log.Hash;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds the log, as it is stored now, against the leaves that were made of it. */
@Component
class SealedEvents {

    private final LogReader log;
    private final SealedTree sealed;

    SealedEvents(PostgresEventStorageEngine engine, SealedTree sealed) {
        this.log = engine.log();
        this.sealed = sealed;
    }

    /**
     * The first event behind a position, up to another, that is missing or is not the one that was sealed.
     *
     * @param upTo at most as many events as are sealed
     */
    OptionalLong firstAltered(long after, long upTo) {
        var predecessors = log.predecessors(after, upTo);
        var positions = new HashSet<>(predecessors.values());
        LongStream.rangeClosed(after + 1, upTo).forEach(positions::add);
        var leaves = sealed.leavesAt(positions);
        long expected = after + 1;
        for (var event : log.after(after, Math.toIntExact(upTo - after))) {
            if (event.position() != expected || !isAsSealed(event, predecessors.get(expected), leaves)) {
                break;
            }
            expected++;
        }
        return expected > upTo ? OptionalLong.empty() : OptionalLong.of(expected);
    }

    private static boolean isAsSealed(LoggedEvent event, @Nullable Long predecessor, Map<Long, Hash> leaves) {
        var envelope = Sealer.envelope(event, Optional.ofNullable(predecessor).map(leaves::get));
        return Objects.equals(envelope.leaf(), leaves.get(event.position()));
    }
}
