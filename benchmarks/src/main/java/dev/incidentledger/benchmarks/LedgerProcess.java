package dev.incidentledger.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The product as its users run it: a process of its own over a data folder. */
final class LedgerProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("API\\s+http://localhost:(\\d+)/");

    private final Process process;
    private final Path folder;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private LedgerProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        Thread.ofVirtual().start(() -> listen(process.inputReader()));
    }

    /**
     * Answers at once, while the product is still starting.
     *
     * @param port 0 for any
     * @param environment may name another database than the embedded one
     */
    static LedgerProcess start(Path folder, int port, Map<String, String> environment) throws IOException {
        return start(
                List.of("-cp", System.getProperty("java.class.path"), "dev.incidentledger.standalone.Standalone"),
                folder,
                port,
                environment);
    }

    /** @param program what Java is told to run */
    static LedgerProcess start(List<String> program, Path folder, int port, Map<String, String> environment)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(program);
        command.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + port, "--ledger.data-dir=" + folder));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new LedgerProcess(builder.start(), folder);
    }

    long pid() {
        return process.pid();
    }

    /** Waits until the product says that it is ready. */
    int port() throws Exception {
        return port.get(2, TimeUnit.MINUTES);
    }

    /** There once the product is ready. */
    String adminToken() throws IOException {
        return Files.readString(folder.resolve("admin-token")).strip();
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The product ended: " + port.exceptionNow());
        }
    }

    /** As SIGTERM does, so that its database server stops with it. */
    @Override
    public void close() throws IOException {
        try {
            stop();
        } finally {
            stopOrphan();
        }
    }

    private void stop() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
        if (process.isAlive()) {
            process.destroyForcibly().onExit().join();
            throw new IllegalStateException("The product did not stop within a minute of SIGTERM");
        }
    }

    /** A database server outlives a product that crashed; a server that was stopped has left no file. */
    private void stopOrphan() throws IOException {
        var cluster = folder.resolve("postgres/cluster");
        var pidFile = cluster.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            ProcessHandle.of(pid).filter(server -> serves(server, cluster)).ifPresent(LedgerProcess::stopAndAwait);
        }
    }

    private static boolean serves(ProcessHandle server, Path cluster) {
        return server.info().commandLine().orElse("").contains(cluster.toString());
    }

    private static void stopAndAwait(ProcessHandle server) {
        server.destroy();
        server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** To the end, since a full pipe would stop the process. */
    private void listen(BufferedReader output) {
        var seen = new StringBuilder();
        try {
            for (String line; (line = output.readLine()) != null; ) {
                seen.append(line).append('\n');
                var ready = READY.matcher(line);
                if (ready.find()) {
                    port.complete(Integer.valueOf(ready.group(1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            port.completeExceptionally(new IllegalStateException("It never became ready:\n" + seen));
        }
    }
}
