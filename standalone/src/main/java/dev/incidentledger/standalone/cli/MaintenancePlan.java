package dev.incidentledger.standalone.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a plan may say beside its times. */
final class MaintenancePlan {

    @Option(
            names = {"-c", "--component"},
            paramLabel = "COMPONENT",
            description = "What goes under maintenance, by its name, GROUP/NAME or id. May be repeated.")
    private List<String> components = List.of();

    @Option(
            names = "--automatic-start",
            paramLabel = "BOOLEAN",
            arity = "1",
            description = "Whether it starts by itself at its planned time: true or false.")
    private @Nullable Boolean automaticStart;

    @Option(
            names = "--automatic-completion",
            paramLabel = "BOOLEAN",
            arity = "1",
            description = "Whether it completes by itself at its planned end: true or false.")
    private @Nullable Boolean automaticCompletion;

    @Option(
            names = "--reminder",
            paramLabel = "MINUTES",
            description = "How long before its start it is told of again; 0 for never.")
    private @Nullable Integer reminderMinutes;

    /** Of what was said. */
    ObjectNode body(Api api) {
        var body = JsonNodeFactory.instance.objectNode();
        if (!components.isEmpty()) {
            body.set("components", Catalogue.ids(api, components));
        }
        if (automaticStart != null) {
            body.put("automaticStart", automaticStart);
        }
        if (automaticCompletion != null) {
            body.put("automaticCompletion", automaticCompletion);
        }
        if (reminderMinutes != null) {
            body.put("reminderMinutes", reminderMinutes == 0 ? null : reminderMinutes);
        }
        return body;
    }
}
