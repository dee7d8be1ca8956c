package dev.incidentledger.standalone.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "rebuild",
        description = "Make projections anew from the log, or compare them with the log. Readers notice nothing.")
final class RebuildCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Parameters(
            arity = "1..*",
            paramLabel = "PROJECTION",
            description = "Their names, such as timeline-v1. One is done after the other.")
    private List<String> projections;

    @Option(names = "--verify", description = "Compare only: say which live rows are not what the log says.")
    private boolean verify;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    /** @return 1 when one did not come to its end, or rows differ */
    @Override
    public Integer call() throws InterruptedException {
        boolean areWell = true;
        for (var projection : projections) {
            areWell &= isWellAfter(projection);
        }
        return areWell ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean isWellAfter(String projection) throws InterruptedException {
        var path = "/admin/projections/%s/%s".formatted(Api.encoded(projection), verify ? "verification" : "rebuild");
        var api = connection.api();
        var end = waitForEnd(api.post(path, JsonNodeFactory.instance.objectNode()), path, api, connection.shell());
        output.show(end, shell -> print(projection, end, shell));
        return end.path("state").asString().equals("done") && end.path("equal").asBoolean(true);
    }

    private static JsonNode waitForEnd(JsonNode start, String path, Api api, Shell shell) throws InterruptedException {
        var progress = start;
        try (var line = new ProgressLine(shell)) {
            while (progress.path("state").asString().equals("running")) {
                line.show(ProgressBar.of(progress));
                shell.pause().await(BETWEEN_LOOKS);
                progress = api.get(path);
            }
        }
        return progress;
    }

    private void print(String projection, JsonNode end, Shell shell) {
        switch (end.path("state").asString()) {
            case "done" ->
                shell.print("%s: %s up to position %,d"
                        .formatted(
                                projection,
                                verify ? "compared" : "made anew",
                                end.path("position").asLong()));
            case "canceled" -> shell.say("%s was canceled by somebody".formatted(projection));
            default ->
                shell.say(
                        "%s failed: %s".formatted(projection, end.path("cause").asString("")));
        }
        end.path("findings").forEach(finding -> printFinding(finding, shell));
    }

    private static void printFinding(JsonNode finding, Shell shell) {
        if (finding.path("equal").asBoolean()) {
            shell.print("%s: all %,d rows are what the log says"
                    .formatted(
                            finding.path("table").asString(),
                            finding.path("liveRows").asLong()));
            return;
        }
        shell.print("%s: %,d rows differ; %,d are there, the log says %,d"
                .formatted(
                        finding.path("table").asString(),
                        finding.path("differences").asLong(),
                        finding.path("liveRows").asLong(),
                        finding.path("rebuiltRows").asLong()));
        finding.path("first")
                .forEach(row -> shell.print("  %s %s".formatted(row.path("kind").asString(), row.path("key"))));
    }
}
