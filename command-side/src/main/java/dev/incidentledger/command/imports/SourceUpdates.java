package dev.incidentledger.command.imports;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The updates of an incident or a maintenance. */
final class SourceUpdates {

    private static final int MOST = 5_000;

    private SourceUpdates() {}

    /** In the order in which they were written. */
    static <S> List<SourceUpdate<S>> of(String ownerSourceId, JsonNode told, Function<JsonNode, S> statusOf) {
        if (!told.isArray() || told.isEmpty() || told.size() > MOST) {
            throw new Malformed("NO_UPDATES", "incident_updates is no list of 1 to 5000 updates.");
        }
        var updates = told.valueStream()
                .map(update -> SourceUpdate.of(ownerSourceId, update, statusOf))
                .toList();
        var ids = new HashSet<String>();
        updates.forEach(update -> {
            if (!ids.add(update.sourceId())) {
                throw new Malformed("DUPLICATE_UPDATE", "Two updates have the id %s.".formatted(update.sourceId()));
            }
        });
        return asWritten(updates);
    }

    /** Lists stand the newest first unless their times say otherwise; those of one time keep their order. */
    private static <S> List<SourceUpdate<S>> asWritten(List<SourceUpdate<S>> listed) {
        boolean oldestFirst =
                listed.getFirst().createdAt().isBefore(listed.getLast().createdAt());
        return (oldestFirst ? listed : listed.reversed())
                .stream().sorted(Comparator.comparing(SourceUpdate::createdAt)).toList();
    }
}
