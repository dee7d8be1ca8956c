package dev.incidentledger.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Readers who have a page open and listen for newer ones, all in the process of the benchmark. */
final class OpenPages implements AutoCloseable {

    private final List<Socket> sockets = new ArrayList<>();
    private final CountDownLatch present;
    private volatile CountDownLatch news;

    private OpenPages(int readers) {
        this.present = new CountDownLatch(readers);
        this.news = present;
    }

    /** Returns once each of them was told the present revision. */
    static OpenPages open(int port, int readers) throws IOException, InterruptedException {
        var pages = new OpenPages(readers);
        for (int i = 0; i < readers; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            pages.sockets.add(socket);
            socket.getOutputStream().write("GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(US_ASCII));
            Thread.ofVirtual().start(() -> pages.listen(socket));
        }
        await(pages.present);
        return pages;
    }

    /** From the end of some work until each of them was told of something since its beginning. */
    Duration toldAfter(Work work) throws IOException, InterruptedException {
        var all = new CountDownLatch(sockets.size());
        news = all;
        work.run();
        long done = System.nanoTime();
        await(all);
        return Duration.ofNanos(System.nanoTime() - done);
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void listen(Socket socket) {
        CountDownLatch heard = null;
        try {
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.startsWith("data: ") && news != heard) {
                    heard = news;
                    heard.countDown();
                }
            }
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch all) throws InterruptedException {
        if (!all.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("%d readers heard nothing within a minute".formatted(all.getCount()));
        }
    }

    interface Work {
        void run() throws IOException;
    }
}
