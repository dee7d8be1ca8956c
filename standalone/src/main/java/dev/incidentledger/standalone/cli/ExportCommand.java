package dev.incidentledger.standalone.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Write the whole record into one file, as far as it is signed. Anybody can check it: see verify.")
final class ExportCommand implements Callable<Integer> {

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
        try {
            download(unfinished, shell);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (Failure | IOException | InterruptedException failure) {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(target);
            throw failure;
        }
        shell.print("%s: %,d bytes".formatted(file, Files.size(target)));
        return ExitCode.OK;
    }

    private void download(Path unfinished, Shell shell) throws InterruptedException, IOException {
        var api = connection.api();
        var written = CompletableFuture.runAsync(
                () -> api.download("/audit/export", "application/zip", unfinished), Thread.ofVirtual()::start);
        try (var line = new ProgressLine(shell)) {
            while (!written.isDone()) {
                shell.pause().await(BETWEEN_LOOKS);
                line.show("%,d bytes".formatted(Files.exists(unfinished) ? Files.size(unfinished) : 0));
            }
        }
        try {
            written.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof Failure known ? known : failure;
        }
    }
}
