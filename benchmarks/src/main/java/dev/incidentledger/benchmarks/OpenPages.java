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
    private volatile News news;

    private OpenPages(int readers) {
        this.news = new News(0, new CountDownLatch(readers));
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
        pages.news.await();
        return pages;
    }

    /** From the end of some work until each of them was told of something since its beginning. */
    Duration toldAfter(Work work) throws IOException, InterruptedException {
        news = new News(news.number() + 1, new CountDownLatch(sockets.size()));
        work.run();
        long done = System.nanoTime();
        news.await();
        return Duration.ofNanos(System.nanoTime() - done);
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void listen(Socket socket) {
        int next = 0;
        try {
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.startsWith("data: ") && news.number() >= next) {
                    next = news.heard();
                }
            }
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What each reader is to hear of once.
     *
     * @param missing who has not
     */
    private record News(int number, CountDownLatch missing) {

        /** Answers which number is news to the reader from now on. */
        int heard() {
            missing.countDown();
            return number + 1;
        }

        void await() throws InterruptedException {
            if (!missing.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("%d readers heard nothing".formatted(missing.getCount()));
            }
        }
    }

    interface Work {
        void run() throws IOException;
    }
}
