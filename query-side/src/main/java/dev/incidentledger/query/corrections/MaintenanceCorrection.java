package dev.incidentledger.query.corrections;

import dev.incidentledger.query.corrections.Correction.Difference;
import dev.incidentledger.query.maintenance.MaintenanceHistory;
import dev.incidentledger.query.maintenance.UpdateHistory;
import dev.incidentledger.query.maintenance.UpdateVersion;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what was corrected of a maintenance: its updates. That its plan was revised is told by its history. */
final class MaintenanceCorrection {

    private MaintenanceCorrection() {}

    /** In the order in which they were recorded. */
    static List<Correction> of(MaintenanceHistory maintenance) {
        return maintenance.updates().stream()
                .flatMap(MaintenanceCorrection::ofUpdate)
                .sorted(Correction.IN_ORDER)
                .toList();
    }

    private static Stream<Correction> ofUpdate(UpdateHistory update) {
        var versions = update.versions();
        return IntStream.range(1, versions.size())
                .mapToObj(i -> Correction.of(
                        update.id(),
                        versions.getFirst().provenance(),
                        between(versions.get(i - 1), versions.get(i)),
                        versions.get(i).provenance()));
    }

    private static List<Difference> between(UpdateVersion before, UpdateVersion after) {
        return Stream.of(
                        Correction.between(CorrectedPart.MESSAGE, before.message(), after.message()),
                        Correction.between(CorrectedPart.OCCURRED_AT, before.occurredAt(), after.occurredAt()),
                        Correction.between(CorrectedPart.COMPONENTS, before.components(), after.components()))
                .flatMap(difference -> difference)
                .toList();
    }
}
