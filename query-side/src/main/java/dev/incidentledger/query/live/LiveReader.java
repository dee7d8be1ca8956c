package dev.incidentledger.query.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.incidentledger.query.ready.PageRevision;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Tells one reader each revision that it has not heard of, on the reader's own thread, until it leaves or all are sent away. */
final class LiveReader {

    private static final byte[] GREETING = "retry: 3000\n\n".getBytes(US_ASCII);
    private static final byte[] COMMENT = ":\n\n".getBytes(US_ASCII);

    private final PageRevision revision;
    private final Duration heartbeat;
    private final OutputStream client;
    private long known;

    /** @param known the revision that the reader has */
    LiveReader(PageRevision revision, long known, Duration heartbeat, OutputStream client) {
        this.revision = revision;
        this.known = known;
        this.heartbeat = heartbeat;
        this.client = client;
    }

    /** @throws IOException when the client has left, or took nothing for as long as a write may last */
    void run() throws IOException, InterruptedException {
        send(GREETING);
        while (true) {
            var now = revision.await(known, heartbeat);
            if (now.isEmpty()) {
                return;
            }
            send(now.getAsLong() == known ? COMMENT : page(now.getAsLong()));
            known = now.getAsLong();
        }
    }

    private void send(byte[] bytes) throws IOException {
        client.write(bytes);
        client.flush();
    }

    private static byte[] page(long revision) {
        return "id: %1$d\nevent: page\ndata: {\"revision\":%1$d}\n\n"
                .formatted(revision)
                .getBytes(US_ASCII);
    }
}
