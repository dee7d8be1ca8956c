package dev.incidentledger.standalone.cli;

import tools.jackson.databind.JsonNode;

/** Incidents, one to a line. */
final class IncidentTable {

    private IncidentTable() {}

    static void print(JsonNode incidents, Shell shell) {
        var table = new Table();
        for (var incident : incidents) {
            table.row(
                    incident.path("id").asString(),
                    incident.path("status").asString(),
                    incident.path("impact").asString(),
                    Times.text(incident.path("startedAt"), shell.zone()),
                    incident.path("title").asString() + Audience.mark(incident));
        }
        table.print(shell);
    }
}
