package dev.incidentledger.query.platform;

import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.http.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds a reader back until a projection has seen what the reader knows to be written, or tells it to come again. */
@Component
public class ReadYourWrites {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ProjectionPositions projections;
    private final Positions log;

    ReadYourWrites(ProjectionPositions projections, Positions log) {
        this.projections = projections;
        this.log = log;
    }

    /** @param position null when the reader does not care */
    public void awaitPosition(String projection, @Nullable Long position) {
        if (position != null) {
            requireCounted("?minPosition", position);
            require(hasReached(projection, position, PATIENCE));
        }
    }

    /** @param position that the reader wants to look back from, as {@code parameter} names it */
    public void awaitPast(String projection, String parameter, long position) {
        if (!hasReached(projection, position, Duration.ZERO)) {
            long head = log.head();
            if (position > head) {
                throw ProblemException.badRequest(
                        parameter, "INVALID_PARAMETER", "The log ends at position %d.".formatted(head));
            }
            require(hasReached(projection, position, PATIENCE));
        }
    }

    /** @param version of the aggregate, which nobody may have written yet; null when the reader does not care */
    public void awaitVersion(String projection, String aggregateId, @Nullable Long version) {
        if (version != null) {
            requireCounted("?minVersion", version);
            long until = System.nanoTime() + PATIENCE.toNanos();
            long seen = projections.of(projection).orElse(-1);
            var position = log.positionOf(aggregateId, version);
            while (position.isEmpty()) {
                require(hasReached(projection, seen + 1, left(until)));
                seen = projections.of(projection).orElse(-1);
                position = log.positionOf(aggregateId, version);
            }
            require(hasReached(projection, position.getAsLong(), left(until)));
        }
    }

    private static void requireCounted(String parameter, long value) {
        if (value < 0) {
            throw ProblemException.badRequest(parameter, "INVALID_PARAMETER", "This counts from 0.");
        }
    }

    private static Duration left(long until) {
        return Duration.ofNanos(until - System.nanoTime());
    }

    private boolean hasReached(String projection, long position, Duration patience) {
        try {
            return projections.await(projection, position, patience);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void require(boolean visible) {
        if (!visible) {
            throw ProblemException.unavailable(
                    "NOT_YET_VISIBLE", "What you wait for is not to be read here yet; ask again.");
        }
    }
}
