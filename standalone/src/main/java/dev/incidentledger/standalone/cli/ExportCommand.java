package dev.incidentledger.standalone.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "export",
        description = {
            "Write the whole record into one file, as far as it is signed. Anybody can check it: see verify.",
            "The product writes it first, then it is fetched and removed there."
        })
final class ExportCommand implements Callable<Integer> {

    private static final String EXPORTS = "/audit/exports";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Parameters(paramLabel = "FILE", description = "A new one, such as record.zip.")
    private Path file;

    @Mixin
    private Connection connection;

    @Override
    public Integer call() throws InterruptedException, IOException {
        var shell = connection.shell();
        var target = shell.folder().resolve(file);
        var unfinished = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createFile(target);
        } catch (FileAlreadyExistsException exists) {
            throw Failure.wrongUsage("There is a file %s already".formatted(file));
        } catch (IOException unwritable) {
            throw Failure.wrongUsage("The file %s cannot be written".formatted(file));
        }
        var api = connection.api();
        Written written;
        try {
            written = write(api, unfinished, shell);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (Failure | IOException | InterruptedException failure) {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(target);
            throw failure;
        }
        shell.print("%s: %,d bytes".formatted(file, Files.size(target)));
        written.lack().ifPresent(lack -> shell.say("What it tells of its events is not whole: " + lack));
        api.remove(written.path());
        return ExitCode.OK;
    }

    /** An export that the product still has at this path. */
    private record Written(String path, JsonNode progress) {

        long bytes() {
            return progress.path("bytes").asLong();
        }

        Optional<String> lack() {
            var unreadable = progress.path("unreadable");
            return unreadable.isObject()
                    ? Optional.of("%s (%s)"
                            .formatted(
                                    unreadable.path("detail").asString(),
                                    unreadable.path("code").asString()))
                    : Optional.empty();
        }
    }

    private static Written write(Api api, Path unfinished, Shell shell) throws InterruptedException, IOException {
        var ordered = api.post(EXPORTS, JsonNodeFactory.instance.objectNode());
        var path = EXPORTS + "/" + Api.encoded(ordered.path("id").asString());
        try (var line = new ProgressLine(shell)) {
            var written = new Written(path, awaitWritten(api, path, shell, line));
            fetch(api, written, unfinished, shell, line);
            return written;
        }
    }

    /** @return its progress, which is at its end */
    private static JsonNode awaitWritten(Api api, String export, Shell shell, ProgressLine line)
            throws InterruptedException {
        for (var progress = api.get(export); ; progress = api.get(export)) {
            switch (progress.path("state").asString()) {
                case "finished" -> {
                    return progress;
                }
                case "failed" ->
                    throw Failure.of("EXPORT_FAILED", progress.path("problem").asString());
                case "writing" -> line.show(written(progress));
                default -> line.show("waiting to be written");
            }
            shell.pause().await(BETWEEN_LOOKS);
        }
    }

    private static String written(JsonNode progress) {
        return "%,d of %,d events written, %,d a second, %,d seconds left%s"
                .formatted(
                        progress.path("written").asLong(),
                        progress.path("events").asLong(),
                        progress.path("eventsPerSecond").asLong(),
                        progress.path("remainingSeconds").asLong(),
                        progress.path("begun").asInt() > 1 ? "; begun anew, since the product had stopped" : "");
    }

    private static void fetch(Api api, Written written, Path unfinished, Shell shell, ProgressLine line)
            throws InterruptedException, IOException {
        var fetched = CompletableFuture.runAsync(
                () -> api.download(written.path() + "/file", "application/zip", unfinished), Thread.ofVirtual()::start);
        while (!fetched.isDone()) {
            shell.pause().await(BETWEEN_LOOKS);
            line.show("%,d of %,d bytes fetched"
                    .formatted(Files.exists(unfinished) ? Files.size(unfinished) : 0, written.bytes()));
        }
        try {
            fetched.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof Failure known ? known : failure;
        }
    }
}
