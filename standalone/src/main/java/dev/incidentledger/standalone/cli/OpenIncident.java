package dev.incidentledger.standalone.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Which incident a command is about: the one that it names, else the one that is open. */
final class OpenIncident {

    /** @param title empty where the person who named the incident has to know it */
    record Chosen(String id, String title) {

        /** As part of a path. */
        String path() {
            return "/incidents/" + Api.encoded(id);
        }

        @Override
        public String toString() {
            return title.isEmpty() ? id : "%s  %s".formatted(id, title);
        }
    }

    private static final int SHOWN = 20;

    @Option(
            names = {"-i", "--incident"},
            paramLabel = "ID",
            description = "Which incident; may be left out while only one is open.")
    private @Nullable String id;

    /**
     * @param mayAsk whether a person at a terminal is asked when several are open
     * @throws Failure when none is open, or several are and nobody says which
     */
    Chosen choose(Api api, Shell shell, boolean mayAsk) {
        if (id != null) {
            return new Chosen(id, "");
        }
        var open = api.get("/incidents?status=open&limit=" + SHOWN).path("incidents").values().stream()
                .toList();
        return switch (open.size()) {
            case 0 -> throw Failure.of("NO_OPEN_INCIDENT", "No incident is open; name one by -i");
            case 1 -> chosen(open.getFirst());
            default -> chosenAmong(open, shell, mayAsk);
        };
    }

    private static Chosen chosenAmong(List<JsonNode> open, Shell shell, boolean mayAsk) {
        var lines = new StringBuilder();
        for (int i = 0; i < open.size(); i++) {
            var incident = open.get(i);
            lines.append("\n  %d  %s  %s  %s"
                    .formatted(
                            i + 1,
                            incident.path("id").asString(),
                            incident.path("status").asString(),
                            incident.path("title").asString()));
        }
        if (!mayAsk || !shell.terminal().getAsBoolean()) {
            throw Failure.wrongUsage("Several incidents are open; say which by -i ID:" + lines);
        }
        shell.say("Several incidents are open:" + lines + "\nWhich one (1 to %d)?".formatted(open.size()));
        return chosen(open.get(answered(shell, open.size()) - 1));
    }

    private static int answered(Shell shell, int most) {
        try {
            var line = new BufferedReader(new InputStreamReader(shell.in(), StandardCharsets.UTF_8)).readLine();
            if (line != null && line.strip().matches("\\d{1,2}")) {
                int number = Integer.parseInt(line.strip());
                if (number >= 1 && number <= most) {
                    return number;
                }
            }
        } catch (IOException unreadable) {
            // as if nothing had been said
        }
        throw Failure.wrongUsage("That is none of them; nothing was done");
    }

    private static Chosen chosen(JsonNode incident) {
        return new Chosen(incident.path("id").asString(), incident.path("title").asString());
    }
}
