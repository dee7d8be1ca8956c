package dev.incidentledger.eventstore.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Stands between clients and a server of this machine, and does to their connections what bad networks do. */
public final class FaultProxy implements Closeable {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final int serverPort;
    private final ServerSocket entrance;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile boolean refusing;
    private volatile long delayNanos;

    private FaultProxy(int serverPort, ServerSocket entrance) {
        this.serverPort = serverPort;
        this.entrance = entrance;
    }

    public static FaultProxy before(int serverPort) throws IOException {
        var proxy = new FaultProxy(serverPort, new ServerSocket(0, 50, LOOPBACK));
        Thread.ofPlatform().daemon().start(proxy::admit);
        return proxy;
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Ends every connection there is; neither side is told what the other has sent last. */
    public void cut() {
        links.forEach(Link::close);
    }

    /** Ends every connection, and every new one at once. */
    public void refuse() {
        refusing = true;
        cut();
    }

    public void admitAgain() {
        refusing = false;
    }

    /** From now on nobody who is connected hears from the server, which goes on hearing them. */
    public void swallowAnswers() {
        links.forEach(link -> link.answersSwallowed = true);
    }

    /** Nothing that clients send arrives any more, though they stay connected. */
    public void stallRequests() {
        links.forEach(link -> link.requestsStalled = true);
    }

    /** Whatever clients send, be it a statement or more of them at once, arrives so much later; zero ends it. */
    public void delayRequests(Duration delay) {
        delayNanos = delay.toNanos();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        refuse();
    }

    private void admit() {
        try {
            while (true) {
                admit(entrance.accept());
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void admit(Socket client) throws IOException {
        var server = refusing ? null : serverIfThere();
        if (server == null) {
            client.close();
            return;
        }
        var link = new Link(client, server);
        links.add(link);
        link.start();
        if (refusing) {
            link.close();
        }
    }

    private @Nullable Socket serverIfThere() {
        try {
            return new Socket(LOOPBACK, serverPort);
        } catch (IOException notThere) {
            return null;
        }
    }

    private final class Link implements Closeable {

        private final Socket client;
        private final Socket server;
        private volatile boolean answersSwallowed;
        private volatile boolean requestsStalled;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void start() {
            Thread.ofPlatform().daemon().start(() -> forward(client, server, true));
            Thread.ofPlatform().daemon().start(() -> forward(server, client, false));
        }

        @Override
        public void close() {
            links.remove(this);
            closeQuietly(client);
            closeQuietly(server);
        }

        private void forward(Socket from, Socket to, boolean requests) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                var buffer = new byte[8192];
                for (int length; (length = in.read(buffer)) >= 0; ) {
                    if (requests && in.available() == 0) {
                        LockSupport.parkNanos(delayNanos);
                    }
                    if (requests ? !requestsStalled : !answersSwallowed) {
                        out.write(buffer, 0, length);
                    }
                }
            } catch (IOException cut) {
                // Both ends are closed below, whichever was first.
            } finally {
                close();
            }
        }

        private static void closeQuietly(Socket socket) {
            try {
                socket.close();
            } catch (IOException lost) {
                // It is as good as closed.
            }
        }
    }
}
