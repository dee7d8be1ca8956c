package dev.incidentledger.command.imports;

import dev.incidentledger.command.maintenance.MaintenanceCommand.ImportMaintenance;
import dev.incidentledger.command.maintenance.MaintenanceCommand.ImportedUpdate;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says in our command what a source's maintenance says. */
final class RetoldMaintenance {

    private RetoldMaintenance() {}

    /** It goes on by the hands of people alone: what it would have done by itself it does at its source. */
    static ImportMaintenance retell(SourceMaintenance maintenance, Instant now) {
        return new ImportMaintenance(
                maintenance.id(),
                maintenance.name(),
                maintenance.components(),
                new Schedule(maintenance.scheduledFor(), maintenance.scheduledUntil(), false, false, null),
                updates(maintenance),
                now);
    }

    private static List<ImportedUpdate> updates(SourceMaintenance maintenance) {
        var updates = new ArrayList<ImportedUpdate>();
        for (var update : maintenance.updates()) {
            var metadata = Provenance.of(update);
            if (updates.isEmpty()) {
                metadata.put(MetadataKey.SOURCE_REST, maintenance.rest());
            }
            updates.add(new ImportedUpdate(told(update), metadata));
        }
        return updates;
    }

    private static MaintenanceUpdate told(SourceUpdate<MaintenanceStatus> update) {
        return new MaintenanceUpdate(
                update.id(),
                update.status(),
                update.body(),
                update.components(),
                update.displayAt().at(),
                Audience.PUBLIC);
    }
}
