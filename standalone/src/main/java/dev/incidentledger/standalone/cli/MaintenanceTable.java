package dev.incidentledger.standalone.cli;

import tools.jackson.databind.JsonNode;

/** Maintenances with their actual or planned start and their planned end, one to a line. */
final class MaintenanceTable {

    private MaintenanceTable() {}

    static void print(JsonNode maintenances, Shell shell) {
        var table = new Table();
        for (var maintenance : maintenances) {
            table.row(
                    maintenance.path("id").asString(),
                    maintenance.path("status").asString(),
                    "from " + Times.text(start(maintenance), shell.zone()),
                    "until " + Times.text(maintenance.path("scheduledUntil"), shell.zone()),
                    maintenance.path("title").asString() + Audience.mark(maintenance));
        }
        table.print(shell);
    }

    private static JsonNode start(JsonNode maintenance) {
        var actual = maintenance.path("startedAt");
        return actual.isString() ? actual : maintenance.path("scheduledFor");
    }
}
