package dev.incidentledger.e2e.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** One request over a connection of its own, byte for byte: no HTTP client would send what is sent here. */
final class Exchange {

    private static final int PATIENCE_MILLIS = 20_000;

    private final InputStream in;

    private Exchange(InputStream in) {
        this.in = in;
    }

    static WireAnswer send(int port, Draft draft) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, draft.bytes());
            var exchange = new Exchange(new BufferedInputStream(socket.getInputStream()));
            return exchange.read(draft.method.equals("HEAD"));
        }
    }

    /** Who refuses a long body early may also stop reading it. */
    private static void write(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (IOException refusedEarly) {
            if (request.length < 100_000) {
                throw refusedEarly;
            }
        }
    }

    private WireAnswer read(boolean isHead) throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        var headers = headers();
        if (status < 200) {
            return read(isHead);
        }
        var answer = new WireAnswer(status, headers, new byte[0]);
        boolean hasBody = !isHead
                && status != 204
                && status != 304
                && !answer.contentType().startsWith("text/event-stream");
        return hasBody ? new WireAnswer(status, headers, body(answer)) : answer;
    }

    private List<Field> headers() throws IOException {
        var headers = new ArrayList<Field>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.add(new Field(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return headers;
    }

    private byte[] body(WireAnswer answer) throws IOException {
        if (answer.header("Transfer-Encoding").orElse("").equals("chunked")) {
            return chunks();
        }
        var length = answer.header("Content-Length");
        return length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The connection ended in the middle of the answer's head");
            }
            line.write(b);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
