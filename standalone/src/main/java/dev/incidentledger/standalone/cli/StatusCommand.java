package dev.incidentledger.standalone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(name = "status", description = "Tell how things stand now. Without a token only what is public.")
final class StatusCommand implements Runnable {

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        var status = connection.api().get("/status");
        output.show(status, shell -> print(status, shell));
    }

    private static void print(JsonNode status, Shell shell) {
        shell.print("%s, as of %s"
                .formatted(
                        status.path("description").asString(),
                        Times.text(status.path("asOf").path("time"), shell.zone())));
        if (!status.path("incidents").isEmpty()) {
            shell.print("\nOpen incidents");
            IncidentTable.print(status.path("incidents"), shell);
        }
        if (!status.path("maintenances").isEmpty()) {
            shell.print("\nMaintenances");
            MaintenanceTable.print(status.path("maintenances"), shell);
        }
        var components = new Table();
        status.path("components").forEach(component -> add(components, "", component));
        for (var group : status.path("groups")) {
            var prefix = group.path("name").asString() + "/";
            group.path("components").forEach(component -> add(components, prefix, component));
        }
        shell.print("\nComponents");
        components.print(shell);
    }

    private static void add(Table components, String prefix, JsonNode component) {
        components.row(
                component.path("status").asString(),
                prefix + component.path("name").asString());
    }
}
