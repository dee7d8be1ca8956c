package dev.incidentledger.standalone.cli;

import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** How a command prints what it was answered. */
final class Output {

    @Option(
            names = "--json",
            description = "Print the API's answer (its shape is in /openapi.yaml) or the problem, in one line.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    boolean isJson() {
        return json;
    }

    /** @param text prints it for people */
    void show(JsonNode answer, Consumer<Shell> text) {
        var shell = LedgerCommand.shellOf(command);
        if (json) {
            shell.printRaw(answer.toString());
        } else {
            text.accept(shell);
        }
    }
}
