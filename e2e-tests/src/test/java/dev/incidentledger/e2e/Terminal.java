package dev.incidentledger.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where commands are typed, each of which is a process of its own.
 *
 * @param folder for what they say
 */
record Terminal(Path folder, String url) {

    record Finished(int exitCode, String out, String err) {}

    /** @param variables beside the product's URL */
    Finished run(Map<String, String> variables, String... args) throws IOException, InterruptedException {
        var out = Files.createTempFile(folder, "out", "");
        var err = Files.createTempFile(folder, "err", "");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        java,
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+UseSerialGC",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "dev.incidentledger.standalone.Standalone"),
                                Stream.of(args))
                        .toList())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("LEDGER_"));
        command.environment().putAll(variables);
        command.environment().put("LEDGER_URL", url);
        command.environment().put("LC_ALL", "C.UTF-8");
        var process = command.start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("%s did not end within a minute".formatted(List.of(args)));
        }
        return new Finished(process.exitValue(), read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
