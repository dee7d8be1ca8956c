package dev.incidentledger.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Many callers with a connection each, who send the same request again and again: all from one thread, so that they cost next to
 * nothing beside whom they call, and each answer is timed from when its request was sent.
 */
final class Flood implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 30_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)\r\n");
    private static final Pattern CLOSE = Pattern.compile("(?i)\r\nConnection: close\r\n");
    private static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");

    /** @param code of a problem; empty when it is none */
    record Told(int status, String code, boolean retryAfter, long nanos) {}

    private final InetSocketAddress server;
    private final ByteBuffer request;
    private final Selector selector = Selector.open();
    private final Deque<Caller> free = new ArrayDeque<>();
    private final List<Told> told = new ArrayList<>();
    private final int callers;

    private Flood(WireRequest request, int callers) throws IOException {
        this.server = request.server();
        this.request = ByteBuffer.wrap(request.whole());
        this.callers = callers;
        for (int i = 0; i < callers; i++) {
            free.add(new Caller());
        }
    }

    /** Answers when everybody has an answer. */
    static List<Told> of(WireRequest request, int callers, double perSecond, Duration time) throws IOException {
        try (var flood = new Flood(request, callers)) {
            return flood.send(perSecond, time);
        }
    }

    @Override
    public void close() throws IOException {
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private List<Told> send(double perSecond, Duration time) throws IOException {
        long begin = System.nanoTime();
        long sent = 0;
        for (long passed = 0; passed < time.toNanos(); passed = System.nanoTime() - begin) {
            for (double due = passed / 1e9 * perSecond; sent < due && !free.isEmpty(); sent++) {
                free.pop().send();
            }
            selector.select(Flood::receive, 1);
        }
        while (free.size() < callers) {
            if (selector.select(Flood::receive, PATIENCE_MILLIS) == 0) {
                throw new IOException("%d callers have no answer".formatted(callers - free.size()));
            }
        }
        return told;
    }

    private static void receive(SelectionKey key) {
        try {
            ((Caller) key.attachment()).receive();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private final class Caller {

        private final ByteBuffer received = ByteBuffer.allocate(8 * 1024);
        private SocketChannel connection = connect();
        private long sentAt;

        Caller() throws IOException {}

        void send() throws IOException {
            sentAt = System.nanoTime();
            connection.write(request.duplicate());
        }

        void receive() throws IOException {
            if (connection.read(received) < 0) {
                throw new EOFException("A connection ended without an answer");
            }
            var answer = new String(received.array(), 0, received.position(), ISO_8859_1);
            if (!isWhole(answer)) {
                return;
            }
            told.add(told(answer, System.nanoTime() - sentAt));
            received.clear();
            if (CLOSE.matcher(answer).find()) {
                connection.close();
                connection = connect();
            }
            free.push(this);
        }

        private SocketChannel connect() throws IOException {
            var opened = SocketChannel.open(server);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opened.configureBlocking(false);
            opened.register(selector, SelectionKey.OP_READ, this);
            return opened;
        }

        private static boolean isWhole(String answer) {
            int head = answer.indexOf("\r\n\r\n");
            if (head < 0) {
                return false;
            }
            var length = LENGTH.matcher(answer).region(0, head + 2);
            return length.find()
                    ? answer.length() == head + 4 + Integer.parseInt(length.group(1))
                    : answer.endsWith("0\r\n\r\n");
        }

        private static Told told(String answer, long nanos) {
            var code = CODE.matcher(answer);
            return new Told(
                    Integer.parseInt(answer.substring(9, 12)),
                    code.find() ? code.group(1) : "",
                    answer.contains("\r\nRetry-After: "),
                    nanos);
        }
    }
}
