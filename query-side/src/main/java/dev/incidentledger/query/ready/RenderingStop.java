package dev.incidentledger.query.ready;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Ends a rendering between two documents: there can be a hundred thousand, and a stop waits only for the one at hand. No interrupt
 * does that, since it would close the file that documents lie in.
 */
@Component
public class RenderingStop {

    private volatile CountDownLatch asked = new CountDownLatch(1);

    void ask() {
        asked.countDown();
    }

    void withdraw() {
        asked = new CountDownLatch(1);
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits for so long, or until a stop is asked for. */
    void await(long nanos) throws InterruptedException {
        var _ = asked.await(nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * To be called between two documents by whoever renders many.
     *
     * @throws CancellationException when a stop is asked for
     */
    public void goOn() {
        if (isAsked()) {
            throw new CancellationException("The process stops");
        }
    }
}
