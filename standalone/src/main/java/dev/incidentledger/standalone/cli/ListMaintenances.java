package dev.incidentledger.standalone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List maintenances, the latest planned first.")
final class ListMaintenances implements Runnable {

    @Option(names = "--pending", description = "Only those that are announced or under way.")
    private boolean pending;

    @Mixin
    private Limit limit;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        var page = connection
                .api()
                .get("/maintenances?limit=%d%s".formatted(limit.most(), pending ? "&status=pending" : ""));
        output.show(page, shell -> {
            MaintenanceTable.print(page.path("maintenances"), shell);
            limit.sayWhetherThereIsMore(page, "--pending", shell);
        });
    }
}
