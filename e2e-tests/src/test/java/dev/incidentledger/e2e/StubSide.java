package dev.incidentledger.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands behind the proxy in place of a process; says who it is, or breaks off once it has read what it was sent. */
final class StubSide implements AutoCloseable {

    private static final String BREAKS_OFF = "";

    private final String name;
    private final String status;
    private final ServerSocket socket;
    private final List<List<String>> received = new CopyOnWriteArrayList<>();

    private StubSide(String name, String status) throws IOException {
        this.name = name;
        this.status = status;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    static StubSide answering(String name) throws IOException {
        return new StubSide(name, "200 OK");
    }

    static StubSide unavailable(String name) throws IOException {
        return new StubSide(name, "503 Service Unavailable");
    }

    static StubSide breakingOff(String name) throws IOException {
        return new StubSide(name, BREAKS_OFF);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** The heads of all requests that it was sent, line by line. */
    List<List<String>> received() {
        return received;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        try {
            while (true) {
                var caller = socket.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            }
        } catch (IOException closed) {
            // Nobody is served any more.
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            var head = new BufferedReader(new InputStreamReader(caller.getInputStream(), ISO_8859_1))
                    .lines()
                    .takeWhile(line -> !line.isEmpty())
                    .toList();
            received.add(head);
            if (!status.equals(BREAKS_OFF)) {
                var answer = "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                        .formatted(status, name.length(), name);
                caller.getOutputStream().write(answer.getBytes(ISO_8859_1));
            }
        } catch (IOException | UncheckedIOException gone) {
            // The proxy has gone away.
        }
    }
}
