package dev.incidentledger.standalone.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "components",
        description = "List components, or register one; list unless said.",
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {ComponentsCommand.ListCommand.class, ComponentsCommand.RegisterCommand.class})
final class ComponentsCommand {

    @Command(name = "list", description = "List the components that are not retired, and how they do.")
    static final class ListCommand implements Runnable {

        @Mixin
        private Connection connection;

        @Mixin
        private Output output;

        @Override
        public void run() {
            var api = connection.api();
            var list = api.get("/components");
            output.show(list, shell -> {
                var catalogue = new Catalogue(list, api.get("/component-groups"));
                var table = new Table();
                for (var component : catalogue.components()) {
                    table.row(
                            component.path("id").asString(),
                            component.path("status").asString(),
                            catalogue.fullName(component));
                }
                table.print(shell);
            });
        }
    }

    @Command(name = "register", description = "Register a component.")
    static final class RegisterCommand implements Runnable {

        @Parameters(paramLabel = "NAME", description = "Unique within its group.")
        private String name;

        @Option(
                names = {"-g", "--group"},
                paramLabel = "GROUP",
                description = "The group that it belongs to, by name or id.")
        private @Nullable String group;

        @Option(names = "--description", paramLabel = "TEXT", description = "What it does for whoever relies on it.")
        private @Nullable String description;

        @Option(names = "--internal", description = "For operators alone, never for the public.")
        private boolean internal;

        @Mixin
        private Connection connection;

        @Mixin
        private Output output;

        @Override
        public void run() {
            var api = connection.api();
            var body = JsonNodeFactory.instance.objectNode().put("name", name);
            if (group != null) {
                body.put("groupId", Catalogue.read(api).groupId(group));
            }
            if (description != null) {
                body.put("description", description);
            }
            if (internal) {
                body.put("audience", "internal");
            }
            var answer = api.post("/components", body);
            output.show(
                    answer,
                    shell -> shell.print(
                            "Registered %s".formatted(answer.path("id").asString())));
        }
    }
}
