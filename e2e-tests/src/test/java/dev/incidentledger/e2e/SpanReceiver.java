package dev.incidentledger.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes spans as OTLP sends them over HTTP. */
final class SpanReceiver implements AutoCloseable {

    private static final String PATH = "/v1/traces";
    private static final int RESOURCE_SPANS = 1;
    private static final int SCOPE_SPANS = 2;
    private static final int SPANS = 2;

    /** @param parent empty for the first of its trace */
    record ReceivedSpan(String trace, String id, String parent, String name) {}

    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private SpanReceiver(HttpServer server) {
        this.server = server;
    }

    static SpanReceiver start() throws IOException {
        var receiver =
                new SpanReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        receiver.server.createContext(PATH, receiver::take);
        receiver.server.start();
        return receiver;
    }

    String endpoint() {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), PATH);
    }

    List<ReceivedSpan> spans() {
        return List.copyOf(spans);
    }

    /** All that came, byte for byte. */
    String everything() {
        return String.join("\n", bodies);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            var body = (isPacked ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody())
                    .readAllBytes();
            bodies.add(new String(body, StandardCharsets.UTF_8));
            for (var resource : Message.of(body).all(RESOURCE_SPANS)) {
                for (var scope : resource.all(SCOPE_SPANS)) {
                    scope.all(SPANS).forEach(span -> spans.add(span(span)));
                }
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static ReceivedSpan span(Message span) {
        return new ReceivedSpan(span.hex(1), span.hex(2), span.hex(4), span.text(5));
    }

    /** A message of Protocol Buffers: its fields that have a length, by number. */
    private record Message(List<Field> fields) {

        record Field(int number, byte[] content) {}

        static Message of(byte[] bytes) {
            var fields = new ArrayList<Field>();
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                long tag = varint(left);
                switch ((int) (tag & 7)) {
                    case 0 -> varint(left);
                    case 1 -> left.getLong();
                    case 2 -> {
                        var content = new byte[(int) varint(left)];
                        left.get(content);
                        fields.add(new Field((int) (tag >>> 3), content));
                    }
                    case 5 -> left.getInt();
                    default -> throw new IllegalArgumentException("No field has tag " + tag);
                }
            }
            return new Message(fields);
        }

        List<Message> all(int number) {
            return fields.stream()
                    .filter(field -> field.number() == number)
                    .map(field -> of(field.content()))
                    .toList();
        }

        String hex(int number) {
            return HexFormat.of().formatHex(content(number));
        }

        String text(int number) {
            return new String(content(number), StandardCharsets.UTF_8);
        }

        private byte[] content(int number) {
            return fields.stream()
                    .filter(field -> field.number() == number)
                    .map(Field::content)
                    .findFirst()
                    .orElse(new byte[0]);
        }

        private static long varint(ByteBuffer bytes) {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes.get();
                value |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }
    }
}
