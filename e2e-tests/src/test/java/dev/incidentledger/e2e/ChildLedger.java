package dev.incidentledger.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The product as a process of its own, so that it can be killed. */
final class ChildLedger implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("API\\s+(http://localhost:\\d+)/");

    private final Process process;
    private final Path folder;
    private final String url;

    private ChildLedger(Process process, Path folder, String url) {
        this.process = process;
        this.folder = folder;
        this.url = url;
    }

    /** Answers when the process says that it is ready. */
    static ChildLedger start(Path folder, String... arguments) throws IOException {
        return startBehind(List.of(), folder, arguments);
    }

    /** @param prefix a command that becomes the one behind it */
    static ChildLedger startBehind(List<String> prefix, Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.incidentledger.standalone.Standalone",
                "--server.port=0",
                "--ledger.data-dir=" + folder));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new ChildLedger(process, folder, awaitUrl(process.inputReader()));
    }

    long pid() {
        return process.pid();
    }

    /** As the operating system counts them: a virtual thread counts as long as it runs. */
    long threads() throws IOException {
        try (var threads = Files.list(Path.of("/proc/%d/task".formatted(pid())))) {
            return threads.count();
        }
    }

    Api admin() throws IOException {
        return new Api(url, Files.readString(folder.resolve("admin-token")).strip());
    }

    /** As kill -9 does: the process gets no chance to say goodbye, and its database server outlives it. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As SIGTERM does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
                throw new AssertionError("The product did not stop within a minute of SIGTERM");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String awaitUrl(BufferedReader output) throws IOException {
        var seen = new StringBuilder();
        for (String line; (line = output.readLine()) != null; ) {
            seen.append(line).append('\n');
            var ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofVirtual().start(() -> drain(output));
                return ready.group(1);
            }
        }
        throw new AssertionError("The product did not start:\n" + seen);
    }

    /** A full pipe would stop the process. */
    private static void drain(BufferedReader output) {
        try {
            while (output.readLine() != null) {}
        } catch (IOException killed) {
            // The pipe is closed with the process.
        }
    }
}
