package dev.incidentledger.query.ready;

import static org.awaitility.Awaitility.await;

import dev.incidentledger.query.QueryServer;

/** Waits for the public pages of a server. */
public final class Rendered {

    private Rendered() {}

    /** Returns once all that was recorded so far is in what is shown. */
    public static void all(QueryServer server) throws InterruptedException {
        long head = server.settle();
        await().until(() -> server.get(PublicPages.class).reached() >= head);
    }
}
