package dev.incidentledger.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/** Sends the same request again and again over one connection at a time, and costs next to nothing beside whom it is sent to. */
final class WireClient implements Closeable {

    private final URI server;
    private final byte[] request;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();

    private WireClient(URI server, String line, String rest) {
        this.server = server;
        this.request = "%s HTTP/1.1\r\nHost: %s\r\n%s"
                .formatted(line, server.getAuthority(), rest)
                .getBytes(UTF_8);
    }

    WireClient(Api api, String path, String json) {
        this(
                URI.create(api.url()),
                "POST " + path,
                "Authorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(api.token(), json.getBytes(UTF_8).length, json));
    }

    /** Of what everybody may read. */
    static WireClient reading(Api anybody, String path) {
        return new WireClient(URI.create(anybody.url()), "GET " + path, "\r\n");
    }

    /** @param retryAfter whether the answer says when to come again */
    record Reply(int status, boolean retryAfter, String body) {}

    Reply send() throws IOException {
        if (!socket.isConnected() || socket.isClosed()) {
            connect();
        }
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        boolean isChunked = false;
        boolean isLast = false;
        boolean retryAfter = false;
        for (String header; !(header = line().toLowerCase(Locale.ROOT)).isEmpty(); ) {
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            isChunked |= header.equals("transfer-encoding: chunked");
            isLast |= header.equals("connection: close");
            retryAfter |= header.startsWith("retry-after:");
        }
        var reply = new Reply(status, retryAfter, isChunked ? chunks() : text(length));
        if (isLast) {
            close();
        }
        return reply;
    }

    private void connect() throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    private String chunks() throws IOException {
        var body = new StringBuilder();
        for (int length; (length = Integer.parseInt(line(), 16)) > 0; ) {
            body.append(text(length));
            line();
        }
        line();
        return body.toString();
    }

    private String text(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, UTF_8);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next; (next = in.read()) != '\n'; ) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
