package dev.incidentledger.standalone.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
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

    private static final int LOOKED_AT = 200;
    private static final int SHOWN = 20;

    @Option(
            names = {"-i", "--incident"},
            paramLabel = "ID",
            description = "Which incident; may be left out while one public incident is open, or none and one internal one.")
    private @Nullable String id;

    /**
     * @param mayAsk whether a person at a terminal is asked when it is not clear which
     * @throws Failure when none is open, or it is not clear which and nobody says so
     */
    Chosen choose(Api api, Shell shell, boolean mayAsk) {
        if (id != null) {
            return new Chosen(id, "");
        }
        var page = api.get("/incidents?status=open&limit=" + LOOKED_AT);
        boolean all = !page.path("next").isString();
        var open = publicFirst(page.path("incidents"));
        if (open.isEmpty()) {
            throw Failure.of("NO_OPEN_INCIDENT", "No incident is open; name one by -i");
        }
        return all && isClear(open) ? chosen(open.getFirst()) : chosenAmong(open, all, shell, mayAsk);
    }

    private static List<JsonNode> publicFirst(JsonNode incidents) {
        return incidents.values().stream()
                .sorted(Comparator.comparing(Audience::isInternal))
                .toList();
    }

    /** Beside one public incident the internal ones, which alerts open by themselves, have to be named. */
    private static boolean isClear(List<JsonNode> publicFirst) {
        return publicFirst.size() == 1
                || (!Audience.isInternal(publicFirst.getFirst()) && Audience.isInternal(publicFirst.get(1)));
    }

    private static Chosen chosenAmong(List<JsonNode> open, boolean all, Shell shell, boolean mayAsk) {
        var shown = open.subList(0, Math.min(open.size(), SHOWN));
        var lines = lines(shown) + untold(open.size() - shown.size(), all);
        if (!mayAsk || !shell.terminal().getAsBoolean()) {
            throw Failure.wrongUsage("Several incidents are open; say which by -i ID:" + lines);
        }
        shell.say("Several incidents are open:" + lines + "\nWhich one (1 to %d)?".formatted(shown.size()));
        return chosen(shown.get(answered(shell, shown.size()) - 1));
    }

    private static String lines(List<JsonNode> incidents) {
        var lines = new StringBuilder();
        for (int i = 0; i < incidents.size(); i++) {
            var incident = incidents.get(i);
            lines.append("\n  %d  %s  %s  %s%s"
                    .formatted(
                            i + 1,
                            incident.path("id").asString(),
                            incident.path("status").asString(),
                            incident.path("title").asString(),
                            Audience.mark(incident)));
        }
        return lines.toString();
    }

    private static String untold(int count, boolean all) {
        return count == 0
                ? ""
                : "\n  and %s%d more: ledger incidents list --open".formatted(all ? "" : "at least ", count + (all ? 0 : 1));
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
