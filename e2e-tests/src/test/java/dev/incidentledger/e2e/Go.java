package dev.incidentledger.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A program that stands on Go's own packages as Debian ships them, built without a network. */
record Go(Path program) {

    private static final Path PACKAGES = Path.of("/usr/share/gocode");

    /**
     * Skips the test where Go or the package is not here.
     *
     * @param source a file of {@code src/test/go}
     */
    static Go built(String source) throws IOException, InterruptedException {
        assumeTrue(
                Programs.isOnPath("go") && Files.isDirectory(PACKAGES.resolve("src/golang.org/x/mod/sumdb")),
                "Go is not here: install golang-go and golang-golang-x-mod-dev to check the log with what others wrote");
        var folder = Files.createDirectories(Path.of("target/go").toAbsolutePath());
        var program = folder.resolve(source.replace(".go", ""));
        var build = new ProcessBuilder("go", "build", "-o", program.toString(), source)
                .directory(Path.of("src/test/go").toFile())
                .inheritIO();
        build.environment()
                .putAll(Map.of(
                        "GO111MODULE",
                        "off",
                        "GOFLAGS",
                        "",
                        "GOPATH",
                        PACKAGES.toString(),
                        "GOCACHE",
                        folder.resolve("cache").toString()));
        if (build.start().waitFor() != 0) {
            throw new AssertionError(source + " cannot be built");
        }
        return new Go(program);
    }

    Finished run(String... arguments) throws IOException, InterruptedException {
        var process = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes());
        return new Finished(process.waitFor(), output.strip());
    }

    record Finished(int exitCode, String output) {}
}
