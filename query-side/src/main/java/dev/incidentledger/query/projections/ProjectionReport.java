package dev.incidentledger.query.projections;

import dev.incidentledger.eventstore.Positions;
import dev.incidentledger.eventstore.StoredPositions;
import dev.incidentledger.eventstore.rebuild.Rebuild;
import dev.incidentledger.eventstore.rebuild.Rebuild.Purpose;
import dev.incidentledger.eventstore.rebuild.Rebuilds;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what is known of projections and their rebuilds. */
@Component
class ProjectionReport {

    private final Rebuilds rebuilds;
    private final StoredPositions positions;
    private final Positions log;

    ProjectionReport(Rebuilds rebuilds, StoredPositions positions, Positions log) {
        this.rebuilds = rebuilds;
        this.positions = positions;
        this.log = log;
    }

    List<ShownProjection> all() {
        return rebuilds.projections().stream().map(this::of).toList();
    }

    ShownProjection of(String projection) {
        long position = positions.all().getOrDefault(projection, 0L);
        long head = Math.max(log.head(), position);
        return new ShownProjection(
                projection,
                rebuilds.tablesOf(projection),
                position,
                head,
                head - position,
                latest(projection, Purpose.REBUILD),
                latest(projection, Purpose.VERIFICATION));
    }

    /** Of whichever purpose. */
    Optional<ShownRebuild> newest(String projection) {
        return Stream.of(Purpose.values())
                .flatMap(purpose -> rebuilds.latest(projection, purpose).stream())
                .max(Comparator.comparing(Rebuild::startedAt))
                .map(this::shown);
    }

    ShownRebuild shown(Rebuild rebuild) {
        return ShownRebuild.of(rebuild, log.head());
    }

    private @Nullable ShownRebuild latest(String projection, Purpose purpose) {
        return rebuilds.latest(projection, purpose).map(this::shown).orElse(null);
    }
}
