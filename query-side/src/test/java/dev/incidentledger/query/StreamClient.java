package dev.incidentledger.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Listens as a client would, over a socket of its own that can be cut or left unread. */
public final class StreamClient implements AutoCloseable {

    /** @param id null for an announcement */
    public record Message(@Nullable String id, String event, JsonNode data) {}

    private static final int SECONDS = 20;
    private static final String END = "end";

    private final Socket socket;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /**
     * Asks in HTTP 1.0, which knows no chunks.
     *
     * @param token null for the public
     * @param headers each with its value
     */
    public StreamClient(int port, String path, @Nullable String token, String... headers) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("localhost", port));
        var request = new StringBuilder("GET %s HTTP/1.0\r\n".formatted(path));
        if (token != null) {
            request.append("Authorization: Bearer %s\r\n".formatted(token));
        }
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Goes on reading until the end of the stream. */
    public StreamClient reading() {
        Thread.ofVirtual().start(() -> {
            try (var reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line; (line = reader.readLine()) != null; ) {
                    lines.add(line);
                }
            } catch (IOException cut) {
                lines.add("cut");
            }
            lines.add(END);
        });
        return this;
    }

    /** The next line that begins so; fails when none comes. */
    public String awaitLine(String beginning) throws InterruptedException {
        while (true) {
            var line = nextOfStream();
            if (line.startsWith(beginning)) {
                return line;
            }
        }
    }

    /** The next event; fails when none comes. */
    public Message message() throws InterruptedException {
        String id = null;
        while (true) {
            var line = nextOfStream();
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                var event = line.substring(7);
                var data = awaitLine("data: ").substring(6);
                return new Message(id, event, JsonMapper.shared().readTree(data));
            }
        }
    }

    public List<Long> positions(int number) throws InterruptedException {
        var positions = new ArrayList<Long>();
        while (positions.size() < number) {
            positions.add(message().data().path("position").asLong());
        }
        return positions;
    }

    public void awaitEnd() throws InterruptedException {
        while (!next().equals(END)) {}
    }

    /** What has come so far and was not asked for yet. */
    public List<String> rest() {
        var rest = new ArrayList<String>();
        lines.drainTo(rest);
        return rest;
    }

    /** Leaves without a word, as a client that is killed does. */
    @Override
    public void close() {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String nextOfStream() throws InterruptedException {
        var line = next();
        if (line.equals(END)) {
            throw new AssertionError("The stream has ended");
        }
        return line;
    }

    private String next() throws InterruptedException {
        var line = lines.poll(SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("Nothing came for %d seconds".formatted(SECONDS));
        }
        return line;
    }
}
