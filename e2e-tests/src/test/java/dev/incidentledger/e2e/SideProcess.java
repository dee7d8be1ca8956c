package dev.incidentledger.e2e;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One side as a process of its own, on a port that stays the same whenever it is started again. */
final class SideProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(30);

    /** Where the clock is looked at, as operators run it. */
    private static final List<String> MACHINE = "full".equals(System.getProperty("ledger.drills"))
            ? List.of("-XX:+UseCompactObjectHeaders", "-Xmx512m")
            : List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    private static final Logger LOG = LoggerFactory.getLogger(SideProcess.class);
    private static final int LOWEST_PORT = 20_000;
    private static final int FIRST_PORT_OF_CONNECTIONS = 32_768;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    enum Side {
        COMMAND("command-side", "dev.incidentledger.command.CommandSideApplication"),
        QUERY("query-side", "dev.incidentledger.query.QuerySideApplication");

        private static final List<String> OF_NO_SIDE = List.of("standalone", "e2e-tests");

        private final String module;
        private final String main;

        Side(String module, String main) {
            this.module = module;
            this.main = main;
        }

        /** What users start, once the build has come to package it, as in {@code verify}; {@code test} makes classes alone. */
        Optional<Path> jar() {
            return classPath()
                    .filter(entry -> entry.endsWith(".jar") && entry.contains("/%s-".formatted(module)))
                    .map(jar -> Path.of(jar.replaceFirst("\\.jar$", "-exec.jar")))
                    .findFirst();
        }

        private List<String> program() {
            return jar().map(jar -> List.of("-jar", jar.toString()))
                    .orElseGet(() -> List.of("-cp", ownClasses(), main));
        }

        /** Without the other side, and what composes both. */
        private String ownClasses() {
            return classPath()
                    .filter(entry -> OF_NO_SIDE.stream().noneMatch(entry::contains))
                    .filter(entry -> Stream.of(values()).noneMatch(side -> side != this && entry.contains(side.module)))
                    .collect(Collectors.joining(File.pathSeparator));
        }

        private static Stream<String> classPath() {
            return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
        }
    }

    private final Side side;
    private final int port;
    private final Path output;
    private final List<String> settings;
    private @Nullable Process process;
    private int saidBefore;

    /** @param settings as Spring takes them */
    SideProcess(Side side, Path output, List<String> settings) {
        this.side = side;
        this.port = freePort();
        this.output = output;
        this.settings = List.copyOf(settings);
    }

    /** Begins; {@link #awaitReady} says when it is done. */
    void start() {
        start(Map.of());
    }

    void start(Map<String, String> variables) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MACHINE);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(side.program());
        command.add("--server.port=" + port);
        command.addAll(settings);
        saidBefore = Files.exists(output) ? said().length() : 0;
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(output.toFile()));
            builder.environment().putAll(variables);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        awaitReady(PATIENCE);
    }

    void awaitReady(Duration patience) {
        try {
            await().atMost(patience).failFast("It ended", () -> !isAlive()).until(this::isReady);
        } catch (ConditionTimeoutException | TerminalFailureException neverReady) {
            throw new AssertionError("It is not ready, and says:\n" + said(), neverReady);
        }
    }

    /** Since it was started last. */
    void awaitSaid(String words) {
        await().atMost(PATIENCE)
                .failFast("It ended", () -> !isAlive())
                .until(() -> said().substring(saidBefore).contains(words));
    }

    Side side() {
        return side;
    }

    /** As the operating system tells. */
    String commandLine() {
        return running().info().commandLine().orElseThrow();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** As it names itself where it holds projections. */
    long pid() {
        return running().pid();
    }

    ProcessHandle handle() {
        return running().toHandle();
    }

    /** As kill -9 does. */
    void kill() {
        running().destroyForcibly().onExit().join();
    }

    /** As a machine that stands still does: it answers nobody, and keeps its connections. */
    void freeze() throws IOException {
        signal("STOP");
    }

    void thaw() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        new ProcessBuilder("kill", "-s", name, String.valueOf(pid()))
                .start()
                .onExit()
                .join();
    }

    /** As SIGTERM does; answers when it has ended, in time. */
    void stop() {
        running().destroy();
        awaitStopped();
    }

    /** As SIGTERM does; answers when it says no more that it is ready. */
    void beginStop() {
        running().destroy();
        await().atMost(STOP).until(() -> !isReady());
    }

    void awaitStopped() {
        await().atMost(STOP).until(() -> !isAlive());
    }

    /** Its exit code, once it has ended by itself. */
    int awaitEnd() {
        return running()
                .onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isAlive() {
        return running().isAlive();
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("It was never started");
        }
        return process;
    }

    private boolean isReady() {
        var asked = HttpRequest.newBuilder(URI.create("http://%s/actuator/health/readiness".formatted(address())))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(asked, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Where nobody listens, and no connection begins: nobody else has got it when a process is started again. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, FIRST_PORT_OF_CONNECTIONS);
            try (var _ = new ServerSocket(port)) {
                return port;
            } catch (BindException taken) {
                LOG.debug("Port {} is taken", port, taken);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
