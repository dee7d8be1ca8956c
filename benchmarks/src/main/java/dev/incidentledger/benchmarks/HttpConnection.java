package dev.incidentledger.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.regex.Pattern;

/** The least client that posts JSON over a kept connection: it shares the processors with what it measures. */
final class HttpConnection implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)\r\n", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOSE = Pattern.compile("\r\nConnection: close\r\n", Pattern.CASE_INSENSITIVE);
    private static final String LAST_CHUNK = "0\r\n\r\n";

    private final int port;
    private final String token;
    private final byte[] received = new byte[16 * 1024];
    private Socket socket;

    HttpConnection(int port, String token) throws IOException {
        this.port = port;
        this.token = token;
        this.socket = dial(port);
    }

    /** Answers the whole response, head and body; any status but 201 fails. */
    String post(String path, String json) throws IOException {
        socket.getOutputStream().write(request(path, json).getBytes(ISO_8859_1));
        var answer = receive();
        if (!answer.startsWith("HTTP/1.1 201")) {
            throw new IOException("POST %s was answered: %s".formatted(path, answer));
        }
        if (CLOSE.matcher(answer).find()) {
            socket.close();
            socket = dial(port);
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String request(String path, String json) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
    }

    private String receive() throws IOException {
        var input = socket.getInputStream();
        int length = 0;
        while (true) {
            int count = input.read(received, length, received.length - length);
            if (count <= 0) {
                throw new EOFException("The connection ended in the middle of an answer");
            }
            length += count;
            var answer = new String(received, 0, length, ISO_8859_1);
            if (isComplete(answer)) {
                return answer;
            }
        }
    }

    private static boolean isComplete(String answer) {
        int head = answer.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        var length = LENGTH.matcher(answer).region(0, head + 2);
        return length.find()
                ? answer.length() == head + 4 + Integer.parseInt(length.group(1))
                : answer.endsWith(LAST_CHUNK);
    }

    private static Socket dial(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        return socket;
    }
}
