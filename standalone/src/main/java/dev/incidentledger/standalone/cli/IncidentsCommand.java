package dev.incidentledger.standalone.cli;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "incidents",
        description = "List incidents, or show one; list unless said.",
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {IncidentsCommand.ListCommand.class, IncidentsCommand.ShowCommand.class})
final class IncidentsCommand {

    @Command(name = "list", description = "List incidents, the latest told first.")
    static final class ListCommand implements Runnable {

        @Option(names = "--open", description = "Only those that are not resolved.")
        private boolean open;

        @Option(names = "--from", paramLabel = "TIME", description = "Only those that were not over by then.")
        private @Nullable OffsetDateTime from;

        @Option(names = "--to", paramLabel = "TIME", description = "Only those that had started before then.")
        private @Nullable OffsetDateTime to;

        @Mixin
        private Limit limit;

        @Mixin
        private Connection connection;

        @Mixin
        private Output output;

        @Override
        public void run() {
            var page = connection.api().get("/incidents" + query());
            output.show(page, shell -> {
                IncidentTable.print(page.path("incidents"), shell);
                limit.sayWhetherThereIsMore(page, "--from and --to", shell);
            });
        }

        private String query() {
            var query = new StringBuilder("?limit=" + limit.most());
            if (open) {
                query.append("&status=open");
            }
            if (from != null) {
                query.append("&from=").append(Api.encoded(Times.wire(from)));
            }
            if (to != null) {
                query.append("&to=").append(Api.encoded(Times.wire(to)));
            }
            return query.toString();
        }
    }

    @Command(name = "show", description = "Show an incident and its updates, newest first.")
    static final class ShowCommand implements Runnable {

        @Parameters(paramLabel = "ID", description = "Of the incident.")
        private String id;

        @Mixin
        private Connection connection;

        @Mixin
        private Output output;

        @Override
        public void run() {
            var incident = connection.api().get("/incidents/" + Api.encoded(id));
            output.show(incident, shell -> print(incident, shell));
        }

        private static void print(JsonNode incident, Shell shell) {
            shell.print(incident.path("title").asString() + Audience.mark(incident));
            shell.print("%s, impact %s, started %s"
                    .formatted(
                            incident.path("status").asString(),
                            incident.path("impact").asString(),
                            Times.text(incident.path("startedAt"), shell.zone())));
            incident.path("updates").forEach(update -> printUpdate(update, shell));
        }

        private static void printUpdate(JsonNode update, Shell shell) {
            shell.print("\n%s  %s%s%s"
                    .formatted(
                            Times.text(update.path("at"), shell.zone()),
                            update.path("status").asString(),
                            Audience.mark(update),
                            update.path("edited").asBoolean() ? "  (edited)" : ""));
            shell.print(update.path("message").asString().indent(2).stripTrailing());
        }
    }
}
