package dev.incidentledger.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between the product and PostgreSQL and counts how often the one waits for the other: once for each Query and
 * each Sync of the protocol. Whatever is pipelined or batched before a Sync travels together.
 */
final class RoundTrips implements AutoCloseable {

    private static final byte QUERY = 'Q';
    private static final byte SYNC = 'S';
    private static final int LENGTH_FIELD = 4;

    private final ServerSocket door;
    private final int serverPort;
    private final AtomicLong count = new AtomicLong();

    private RoundTrips(ServerSocket door, int serverPort) {
        this.door = door;
        this.serverPort = serverPort;
    }

    static RoundTrips to(int serverPort) throws IOException {
        var tap = new RoundTrips(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), serverPort);
        Thread.ofVirtual().start(tap::welcome);
        return tap;
    }

    int port() {
        return door.getLocalPort();
    }

    long count() {
        return count.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void welcome() {
        untilClosed(() -> {
            while (true) {
                var client = door.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> untilClosed(() -> relayRequests(client, server)));
                Thread.ofVirtual().start(() -> untilClosed(() -> relayAnswers(server, client)));
            }
        });
    }

    private void relayRequests(Socket client, Socket server) throws IOException {
        try (client;
                server;
                var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
                var out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()))) {
            relayRest(in, out); // the first message has no type
            while (true) {
                byte type = in.readByte();
                if (type == QUERY || type == SYNC) {
                    count.incrementAndGet();
                }
                out.writeByte(type);
                relayRest(in, out);
            }
        }
    }

    private static void relayRest(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        out.writeInt(length);
        out.write(in.readNBytes(length - LENGTH_FIELD));
        if (in.available() == 0) {
            out.flush();
        }
    }

    private static void relayAnswers(Socket server, Socket client) throws IOException {
        try (server;
                client) {
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    /** Either side may hang up at any moment: that is the end of a connection, not a fault. */
    private static void untilClosed(Relay relay) {
        try {
            relay.run();
        } catch (EOFException | SocketException hungUp) {
            // nobody is left to be told
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Relay {
        void run() throws IOException;
    }
}
