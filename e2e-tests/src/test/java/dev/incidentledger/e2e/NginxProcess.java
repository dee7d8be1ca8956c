package dev.incidentledger.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The distribution's nginx with our own configuration, but for the addresses in it, which are no names to be resolved. */
final class NginxProcess implements AutoCloseable {

    static final Path CONFIGURATION = Path.of("../deploy/nginx.conf");

    private final Process process;
    private final int port;

    private NginxProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Distributions put it beside what only root needs. */
    static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Skips the test where there is none. */
    static void require() {
        assumeTrue(program().isPresent(), "Several processes need nginx in front: install nginx-light");
    }

    /** @param addresses in place of those in the configuration */
    static NginxProcess start(Path folder, Map<String, String> addresses) throws IOException {
        int port = SideProcess.freePort();
        var configuration = Files.readString(CONFIGURATION)
                .replace("listen 8080", "listen 127.0.0.1:" + port)
                .replace(" resolve;", ";") // distributions may have nginx 1.22
                .replace(" /tmp/", " " + folder + "/");
        for (var address : addresses.entrySet()) {
            if (!configuration.contains(address.getKey())) {
                throw new AssertionError("%s has no %s".formatted(CONFIGURATION, address.getKey()));
            }
            configuration = configuration.replace(address.getKey(), address.getValue());
        }
        var file = Files.writeString(folder.resolve("nginx.conf"), configuration);
        var asRoot = "root".equals(System.getProperty("user.name")) ? "user root; " : "";
        var process = new ProcessBuilder(
                        program().orElseThrow().toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        file.toString(),
                        "-g",
                        asRoot + "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        var nginx = new NginxProcess(process, port);
        await().failFast("It ended; see " + folder, () -> !process.isAlive()).until(nginx::listens);
        return nginx;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private boolean listens() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
