package dev.incidentledger.standalone.cli;

import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** How much of a list is shown, and that there is more of it. */
final class Limit {

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "50",
            description = "At most so many, up to 200; ${DEFAULT-VALUE} unless said.")
    private int most;

    int most() {
        return most;
    }

    /** @param narrowing the options that leave something out */
    void sayWhetherThereIsMore(JsonNode page, String narrowing, Shell shell) {
        if (page.path("next").isString()) {
            shell.say("There are more; narrow it by %s, or raise --limit".formatted(narrowing));
        }
    }
}
