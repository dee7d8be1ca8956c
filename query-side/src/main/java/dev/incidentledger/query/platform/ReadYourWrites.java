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
            if (!hasReached(projection, position)) {
                throw behind();
            }
        }
    }

    /** @param version of the aggregate; null when the reader does not care */
    public void awaitVersion(String projection, String aggregateId, @Nullable Long version) {
        if (version != null) {
            requireCounted("?minVersion", version);
            awaitPosition(
                    projection,
                    log.positionOf(aggregateId, version).stream()
                            .boxed()
                            .findFirst()
                            .orElseThrow(ReadYourWrites::behind));
        }
    }

    private static void requireCounted(String parameter, long value) {
        if (value < 0) {
            throw ProblemException.badRequest(parameter, "INVALID_PARAMETER", "This counts from 0.");
        }
    }

    private boolean hasReached(String projection, long position) {
        try {
            return projections.await(projection, position, PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ProblemException behind() {
        return ProblemException.unavailable(
                "NOT_YET_VISIBLE", "What you wait for is not to be read here yet; ask again.");
    }
}
