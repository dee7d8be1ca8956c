package dev.incidentledger.standalone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List maintenances, the latest planned first.")
final class ListMaintenances implements Runnable {

    @Option(names = "--pending", description = "Only those that are announced or under way.")
    private boolean pending;

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "50",
            description = "At most so many, up to 200; ${DEFAULT-VALUE} unless said.")
    private int limit;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        var page = connection.api().get("/maintenances?limit=%d%s".formatted(limit, pending ? "&status=pending" : ""));
        output.show(page, shell -> {
            MaintenanceTable.print(page.path("maintenances"), shell);
            if (page.path("next").isString()) {
                shell.say("There are more; narrow it by --pending, or raise --limit");
            }
        });
    }
}
