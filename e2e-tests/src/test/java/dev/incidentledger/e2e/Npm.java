package dev.incidentledger.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What others wrote and scripts around it, installed from the lock file. */
public record Npm(Path folder) {

    private static final Path SOURCES = Path.of("src/test/npm");

    /** Skips the test where there is no Node.js, or no registry to install from. */
    public static Npm installed() throws IOException, InterruptedException {
        assumeTrue(
                Programs.isOnPath("node") && Programs.isOnPath("npm"),
                "Node.js is not here: install node and npm to run what others wrote against the product");
        var folder = Path.of("target/npm");
        Files.createDirectories(folder);
        try (var files = Files.list(SOURCES)) {
            for (var file : files.toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        var install = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("npm-ci.log").toFile())
                .start();
        assumeTrue(
                install.waitFor(2, TimeUnit.MINUTES) && install.exitValue() == 0,
                "What others wrote cannot be installed here: target/npm/npm-ci.log says why");
        return new Npm(folder);
    }

    /** Its errors are the test's. */
    Process start(String script, String... arguments) throws IOException {
        return new ProcessBuilder(Stream.concat(Stream.of("node", script), Stream.of(arguments))
                        .toList())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
