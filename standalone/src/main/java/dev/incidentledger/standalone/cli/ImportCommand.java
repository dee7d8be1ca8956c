package dev.incidentledger.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "import",
        description = "Import a history from Statuspage, and wait until it is in. What is in already is left as it is.")
final class ImportCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Parameters(
            paramLabel = "FILE",
            description =
                    "JSON as Statuspage answers it (incidents.json, scheduled_maintenances.json, components.json, one"
                            + " incident or maintenance), or one such object a line; - reads standard input.")
    private String file;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    /** @return 1 when some objects could not be imported; the others are in */
    @Override
    public Integer call() throws InterruptedException, IOException {
        var shell = connection.shell();
        var api = connection.api();
        var end = waitForEnd(api, upload(api, shell), shell);
        output.show(end, _ -> print(end, shell));
        return end.path("failed").asInt() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** What comes on standard input is kept until it is answered, since it may have to be sent again. */
    private JsonNode upload(Api api, Shell shell) throws IOException {
        if (!file.equals("-")) {
            return api.upload("/imports", shell.folder().resolve(file));
        }
        var kept = Files.createTempFile("ledger-import-", ".json");
        try {
            Files.copy(shell.in(), kept, StandardCopyOption.REPLACE_EXISTING);
            return api.upload("/imports", kept);
        } finally {
            Files.delete(kept);
        }
    }

    private static JsonNode waitForEnd(Api api, JsonNode start, Shell shell) throws InterruptedException {
        var id = start.path("id").asString();
        var progress = start;
        try (var line = new ProgressLine(shell)) {
            while (!progress.path("state").asString().equals("finished")) {
                line.show("%s: %d of %d, %d failed; it goes on without you"
                        .formatted(
                                id,
                                progress.path("done").asInt(),
                                progress.path("total").asInt(),
                                progress.path("failed").asInt()));
                shell.pause().await(BETWEEN_LOOKS);
                progress = api.get("/imports/" + Api.encoded(id));
            }
        }
        return progress;
    }

    private static void print(JsonNode end, Shell shell) {
        shell.print("%d added, %d unchanged, %d changed at the source since, %d failed"
                .formatted(
                        end.path("added").asInt(),
                        end.path("unchanged").asInt(),
                        end.path("changed").asInt(),
                        end.path("failed").asInt()));
        for (var problem : end.path("problems")) {
            shell.say("line %d, %s %s: %s (%s)"
                    .formatted(
                            problem.path("line").asInt(),
                            problem.path("kind").asString(),
                            problem.path("sourceId").asString("without an id"),
                            problem.path("reason").asString(),
                            problem.path("code").asString()));
        }
        int untold = end.path("failed").asInt()
                + end.path("changed").asInt()
                - end.path("problems").size();
        if (untold > 0) {
            shell.say("and %d more".formatted(untold));
        }
    }
}
