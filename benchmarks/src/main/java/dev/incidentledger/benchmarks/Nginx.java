package dev.incidentledger.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The rival in serving files: nginx as it comes, without a log. */
final class Nginx implements AutoCloseable {

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param folder what it serves, and where it keeps what it needs */
    static Nginx start(Path folder) throws IOException, InterruptedException {
        int port = FreePort.next();
        var configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, configuration(folder, port));
        var command =
                List.of(program().toString(), "-p", folder.toString(), "-c", configuration.toString(), "-e", "stderr");
        var nginx = new Nginx(new ProcessBuilder(command).inheritIO().start(), port);
        nginx.awaitListening();
        return nginx;
    }

    static String version() throws IOException, InterruptedException {
        var asked = new ProcessBuilder(program().toString(), "-v")
                .redirectErrorStream(true)
                .start();
        var version = new String(asked.getInputStream().readAllBytes(), US_ASCII).strip();
        asked.waitFor();
        return version.substring(version.indexOf('/') + 1);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** As {@code -Dbenchmark.nginx} says, else where the path leads; distributions put it beside what only root needs. */
    private static Path program() {
        var told = System.getProperty("benchmark.nginx", "");
        return told.isBlank()
                ? Stream.concat(Stream.of(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin"))
                        .map(folder -> Path.of(folder, "nginx"))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("Install nginx, or say -Dbenchmark.nginx=<path>"))
                : Path.of(told);
    }

    private static String configuration(Path folder, int port) {
        var user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
        return """
                %s
                daemon off;
                worker_processes auto;
                pid nginx.pid;
                events { worker_connections 1024; }
                http {
                    types { text/html html; application/json json; }
                    charset utf-8;
                    sendfile on;
                    tcp_nopush on;
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    server { listen 127.0.0.1:%d; root %s; }
                }
                """.formatted(user, port, folder);
    }

    private void awaitListening() throws IOException, InterruptedException {
        while (true) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (ConnectException notYet) {
                if (!process.isAlive()) {
                    throw new IOException("nginx did not start", notYet);
                }
                Thread.sleep(10);
            }
        }
    }
}
