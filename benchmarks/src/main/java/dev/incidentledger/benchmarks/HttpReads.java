package dev.incidentledger.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Reads one path over kept connections, with the least client that can.
 *
 * @param known whether it asks only for what it has not got yet
 */
record HttpReads(int port, String path, boolean known) implements Contestant {

    private static final Pattern STATUS = Pattern.compile("HTTP/1.1 (\\d+)");
    private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)\r\n", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOSE = Pattern.compile("\r\nConnection: close\r\n", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("\r\nETag: (\"[^\"]+\")\r\n", Pattern.CASE_INSENSITIVE);

    @Override
    public Reads connect() throws IOException {
        return new Reads();
    }

    /** The body, once. */
    byte[] body() throws IOException {
        try (var once = new HttpReads(port, path, false).connect()) {
            return once.read();
        }
    }

    final class Reads implements Session {

        private final byte[] received = new byte[128 * 1024];
        private byte[] request = request("");
        private Socket socket = dial();

        private Reads() throws IOException {}

        @Override
        public void work() throws IOException {
            read();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private byte[] read() throws IOException {
            socket.getOutputStream().write(request);
            var input = socket.getInputStream();
            int length = 0;
            int end = -1;
            while (end < 0) {
                length += more(input, length);
                end = endOfHead(length);
            }
            var head = new String(received, 0, end, ISO_8859_1);
            int whole = end + bodyLength(head);
            while (length < whole) {
                length += more(input, length);
            }
            if (CLOSE.matcher(head).find()) {
                socket.close();
                socket = dial();
            }
            return Arrays.copyOfRange(received, end, whole);
        }

        /** A page names the minute that it is as of: once a minute there is a new one. */
        private int bodyLength(String head) throws IOException {
            int status = Integer.parseInt(group(STATUS, head));
            if (status == 200 && known) {
                request = request("If-None-Match: " + group(TAG, head) + "\r\n");
            }
            return switch (status) {
                case 200 -> Integer.parseInt(group(LENGTH, head));
                case 304 -> 0;
                default -> throw new IOException("%s was answered: %s".formatted(path, head));
            };
        }

        private Socket dial() throws IOException {
            var dialed = new Socket(InetAddress.getLoopbackAddress(), port);
            dialed.setTcpNoDelay(true);
            return dialed;
        }

        private int more(InputStream input, int length) throws IOException {
            int count = input.read(received, length, received.length - length);
            if (count <= 0) {
                throw new EOFException("The connection ended in the middle of an answer");
            }
            return count;
        }

        /** Where the body begins; -1 when the head is not there whole. */
        private int endOfHead(int length) {
            for (int i = 3; i < length; i++) {
                if (received[i] == '\n' && received[i - 1] == '\r' && received[i - 2] == '\n') {
                    return i + 1;
                }
            }
            return -1;
        }

        private byte[] request(String condition) {
            return "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n"
                    .formatted(path, port, condition)
                    .getBytes(ISO_8859_1);
        }
    }

    private static String group(Pattern pattern, String head) throws IOException {
        var found = pattern.matcher(head);
        if (!found.find()) {
            throw new IOException("No %s in the answer: %s".formatted(pattern, head));
        }
        return found.group(1);
    }
}
