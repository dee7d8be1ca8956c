package dev.incidentledger.benchmarks;

/** Lets Ctrl-C and SIGTERM unwind the main thread, so that it closes what it holds: processes first, then their folders. */
final class OrderlyEnd {

    private OrderlyEnd() {}

    /** To be called by the main thread. */
    static void arrange() {
        var main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            main.interrupt();
            awaitEnd(main);
        }));
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
